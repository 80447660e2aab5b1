package tlsutil

import "crypto/tls"

func ServerConfig() *tls.Config {
	c := &tls.Config{SessionTicketsDisabled: true}
	c.CurvePreferences = []tls.CurveID{tls.X25519, tls.CurveP256}
	c.MinVersion = tls.VersionTLS12
	return c
}
