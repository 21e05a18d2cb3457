// Package log has the name of where the client would write.
package log

import "log/slog"

// SetDefault does nothing.
func SetDefault(*slog.Logger) {}
