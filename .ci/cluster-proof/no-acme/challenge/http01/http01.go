// Package http01 has the names of the challenge by HTTP.
package http01

import "time"

// PathPrefix is where the challenge is asked for (RFC 8555).
const PathPrefix = "/.well-known/acme-challenge/"

// Option says nothing.
type Option func()

// SetDelay does nothing.
func SetDelay(time.Duration) Option { return nil }
