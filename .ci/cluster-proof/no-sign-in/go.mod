// Stands in for what Traefik asks for passwords with, which no route here does: it lets nobody in.
module github.com/abbot/go-http-auth

go 1.26.0
