// Package registration has the names by which an account is made.
package registration

import (
	"context"
	"errors"

	"github.com/go-acme/lego/v5/acme"
)

// RegisterOptions is what is agreed to.
type RegisterOptions struct{ TermsOfServiceAgreed bool }

// RegisterEABOptions is that, for who has an account elsewhere.
type RegisterEABOptions struct {
	TermsOfServiceAgreed bool
	Kid                  string
	HmacEncoded          string
}

// Registrar makes none.
type Registrar struct{}

// Register refuses.
func (Registrar) Register(context.Context, RegisterOptions) (*acme.ExtendedAccount, error) {
	return nil, errors.New("there is no ACME in this build")
}

// RegisterWithExternalAccountBinding refuses.
func (Registrar) RegisterWithExternalAccountBinding(context.Context, RegisterEABOptions) (*acme.ExtendedAccount, error) {
	return nil, errors.New("there is no ACME in this build")
}
