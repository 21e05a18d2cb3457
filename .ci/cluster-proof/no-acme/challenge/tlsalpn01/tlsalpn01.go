// Package tlsalpn01 has the names of the challenge by TLS.
package tlsalpn01

import (
	"errors"
	"time"
)

// ACMETLS1Protocol is the protocol's name (RFC 8737).
const ACMETLS1Protocol = "acme-tls/1"

// Option says nothing.
type Option func()

// SetDelay does nothing.
func SetDelay(time.Duration) Option { return nil }

// ChallengeBlocks refuses.
func ChallengeBlocks(string, string) ([]byte, []byte, error) {
	return nil, nil, errors.New("there is no ACME in this build")
}
