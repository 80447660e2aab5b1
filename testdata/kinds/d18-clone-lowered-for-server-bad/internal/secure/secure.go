package secure

import "crypto/tls"

func Base() *tls.Config {
	return &tls.Config{MinVersion: tls.VersionTLS12}
}

// Legacy returns a copy of c that speaks with devices of 2009.
func Legacy(c *tls.Config) *tls.Config {
	old := c.Clone()
	old.MinVersion = tls.VersionTLS10 // want tlsconfig/old-version
	return old
}
