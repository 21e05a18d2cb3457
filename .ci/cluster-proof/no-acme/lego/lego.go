// Package lego has the names of the client.
package lego

import (
	"crypto"
	"crypto/x509"
	"errors"
	"net/http"
	"time"

	"github.com/go-acme/lego/v5/acme"
	"github.com/go-acme/lego/v5/certificate"
	"github.com/go-acme/lego/v5/challenge"
	"github.com/go-acme/lego/v5/challenge/dns01"
	"github.com/go-acme/lego/v5/challenge/http01"
	"github.com/go-acme/lego/v5/challenge/tlsalpn01"
	"github.com/go-acme/lego/v5/registration"
)

// DirectoryURLLetsEncrypt is asked by nobody here.
const DirectoryURLLetsEncrypt = "https://acme.invalid/directory"

// User is whose account it is.
type User interface {
	GetEmail() string
	GetRegistration() *acme.ExtendedAccount
	GetPrivateKey() crypto.Signer
}

// Config is what a client is made of.
type Config struct {
	CADirURL    string
	UserAgent   string
	HTTPClient  *http.Client
	Certificate struct{ Timeout time.Duration }
}

// Client has no client behind it.
type Client struct {
	Challenge    Solvers
	Certificate  certificate.Certifier
	Registration registration.Registrar
}

// Solvers solve nothing.
type Solvers struct{}

// SetDNS01Provider does nothing.
func (Solvers) SetDNS01Provider(challenge.Provider, ...dns01.Option) error { return nil }

// SetHTTP01Provider does nothing.
func (Solvers) SetHTTP01Provider(challenge.Provider, ...http01.Option) error { return nil }

// SetTLSALPN01Provider does nothing.
func (Solvers) SetTLSALPN01Provider(challenge.Provider, ...tlsalpn01.Option) error { return nil }

// NewConfig makes one.
func NewConfig(User) *Config { return &Config{} }

// NewClient refuses.
func NewClient(*Config) (*Client, error) {
	return nil, errors.New("there is no ACME in this build")
}

// CreateCertPool refuses.
func CreateCertPool([]string, bool) (*x509.CertPool, error) {
	return nil, errors.New("there is no ACME in this build")
}
