// Package auth lets nobody in.
package auth

import "net/http"

// SecretProvider tells a user's secret.
type SecretProvider func(user, realm string) string

// BasicAuth is for passwords.
type BasicAuth struct {
	Realm   string
	Secrets SecretProvider
}

// DigestAuth is for digests of passwords.
type DigestAuth struct{}

// CheckSecret says no.
func CheckSecret(string, string) bool { return false }

// RequireAuth refuses.
func (*BasicAuth) RequireAuth(answer http.ResponseWriter, _ *http.Request) { refuse(answer) }

// NewDigestAuthenticator makes one.
func NewDigestAuthenticator(string, SecretProvider) *DigestAuth { return &DigestAuth{} }

// DigestAuthParams finds nothing.
func DigestAuthParams(string) map[string]string { return nil }

// CheckAuth says no.
func (*DigestAuth) CheckAuth(*http.Request) (string, *string) { return "", nil }

// RequireAuth refuses.
func (*DigestAuth) RequireAuth(answer http.ResponseWriter, _ *http.Request) { refuse(answer) }

// RequireAuthStale refuses.
func (*DigestAuth) RequireAuthStale(answer http.ResponseWriter, _ *http.Request) { refuse(answer) }

func refuse(answer http.ResponseWriter) { answer.WriteHeader(http.StatusUnauthorized) }
