package config

import "time"

// Config is what the server can be told.
type Config struct {
	Addr         string
	ReadTimeout  time.Duration
	DrainTimeout time.Duration
}

// ApplyDefaults sets what is not set.
func (c Config) ApplyDefaults() {
	if c.Addr == "" {
		c.Addr = ":8080"
	}
	if c.ReadTimeout == 0 {
		c.ReadTimeout = 15 * time.Second
	}
	if c.DrainTimeout == 0 {
		c.DrainTimeout = 20 * time.Second
	}
}
