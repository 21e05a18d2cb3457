// Package dns01 has the names of the challenge by DNS.
package dns01

import (
	"strings"
	"time"
)

// Option, Options and Client say nothing.
type (
	Option  func()
	Options struct{ RecursiveNameservers []string }
	Client  struct{}
)

// NewClient makes one.
func NewClient(*Options) *Client { return &Client{} }

// SetDefaultClient does nothing, like all options here.
func SetDefaultClient(*Client) {}

// CondOptions does nothing.
func CondOptions(bool, ...Option) Option { return nil }

// DisableAuthoritativeNssPropagationRequirement does nothing.
func DisableAuthoritativeNssPropagationRequirement() Option { return nil }

// DisableRecursiveNSsPropagationRequirement does nothing.
func DisableRecursiveNSsPropagationRequirement() Option { return nil }

// PropagationWait does nothing.
func PropagationWait(time.Duration, bool) Option { return nil }

// UnFqdn is a host name without the dot at its end; Traefik's choice of certificates uses it.
func UnFqdn(name string) string { return strings.TrimSuffix(name, ".") }
