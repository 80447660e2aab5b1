package secure

import "crypto/tls"

type Option func(*tls.Config)

func Min(v uint16) Option { return func(c *tls.Config) { c.MinVersion = v } }

func Max(v uint16) Option { return func(c *tls.Config) { c.MaxVersion = v } }

func Config(opts ...Option) *tls.Config {
	c := &tls.Config{CurvePreferences: []tls.CurveID{tls.X25519MLKEM768, tls.X25519, tls.CurveP256}}
	for _, o := range opts {
		o(c)
	}
	return c
}
