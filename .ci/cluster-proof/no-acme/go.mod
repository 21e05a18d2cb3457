// Stands in for the ACME client that Traefik is built with: its names, and nothing behind them. The proof has certificates of its own, and
// the client brings the interfaces of two hundred DNS hosts, which are most of a build.
module github.com/go-acme/lego/v5

go 1.26.0
