// Package ext is what Traefik lets other builds add to its configuration: here nothing.
package ext

// HTTP is added to the configuration of HTTP.
type HTTP struct{}

// Router is added to each router.
type Router struct{}
