package tlsutil

import "crypto/tls"

// ServerConfig returns the settings of all our servers.
func ServerConfig() *tls.Config {
	return &tls.Config{
		MinVersion:       tls.VersionTLS10, // want tlsconfig/old-version
		CurvePreferences: []tls.CurveID{tls.X25519, tls.CurveP256},
	}
}
