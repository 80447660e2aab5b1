package config

import (
	"cmp"
	"fmt"
	"os"
	"time"
)

type Config struct {
	Addr                       string
	HeaderTimeout, IdleTimeout time.Duration
}

func FromEnv() (cfg Config, err error) {
	cfg.Addr = cmp.Or(os.Getenv("ADDR"), ":8080")
	if cfg.HeaderTimeout, err = duration("HEADER_TIMEOUT", 5*time.Second); err != nil {
		return cfg, err
	}
	cfg.IdleTimeout, err = duration("IDLE_TIMEOUT", time.Minute)
	return cfg, err
}

func duration(name string, otherwise time.Duration) (time.Duration, error) {
	s, ok := os.LookupEnv(name)
	if !ok {
		return otherwise, nil
	}
	d, err := time.ParseDuration(s)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", name, err)
	}
	return d, nil
}
