package tlsutil

import "crypto/tls"

// ServerConfig returns the settings of all our servers.
func ServerConfig() *tls.Config {
	return &tls.Config{
		MinVersion:       tls.VersionTLS12,
		CurvePreferences: []tls.CurveID{tls.X25519, tls.CurveP256},
	}
}
