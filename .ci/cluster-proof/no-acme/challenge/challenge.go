// Package challenge has the name of what answers one.
package challenge

import "context"

// Provider answers.
type Provider interface {
	Present(ctx context.Context, domain, token, keyAuth string) error
	CleanUp(ctx context.Context, domain, token, keyAuth string) error
}
