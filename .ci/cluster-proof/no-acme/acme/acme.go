// Package acme has the names of an account.
package acme

// Account is nobody's.
type Account struct{}

// ExtendedAccount is an account and where it is kept.
type ExtendedAccount struct {
	Account
	Location string
}
