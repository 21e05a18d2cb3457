// Traefik's place for what other builds add: two empty types. A module's zip has no modules below it.
module github.com/traefik/traefik/dynamic/ext

go 1.26.0
