package config

import "time"

const DefaultHeaderTimeout = 5 * time.Second

type Config struct {
	Addr          string
	HeaderTimeout time.Duration
	IdleTimeout   time.Duration
}

func (c *Config) SetDefaults() {
	if c.HeaderTimeout == 0 {
		c.HeaderTimeout = DefaultHeaderTimeout
	}
	if c.IdleTimeout == 0 {
		c.IdleTimeout = time.Minute
	}
}
