package security

import "crypto/tls"

// Base is what we ask of everybody.
func Base() *tls.Config {
	return &tls.Config{MinVersion: tls.VersionTLS12}
}

// Legacy is for devices that are older.
func Legacy(c *tls.Config) *tls.Config {
	c = c.Clone()
	c.MinVersion = tls.VersionTLS11
	return c
}
