package config

import "time"

// Config is the configuration.
type Config struct {
	Addr                                   string
	ReadTimeout, WriteTimeout, IdleTimeout time.Duration
}

// WithDefaults completes a configuration.
func WithDefaults(cfg Config) Config {
	if cfg.ReadTimeout == 0 {
		cfg.ReadTimeout = 30 * time.Second
	}
	if cfg.WriteTimeout == 0 {
		cfg.WriteTimeout = time.Minute
	}
	if cfg.IdleTimeout == 0 {
		cfg.IdleTimeout = 2 * time.Minute
	}
	return cfg
}
