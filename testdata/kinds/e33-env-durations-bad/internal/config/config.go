package config

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"time"
)

// Config comes from the environment.
type Config struct {
	Addr                string
	Header, Write, Idle time.Duration
}

func duration(name string, def time.Duration) (time.Duration, error) {
	v, ok := os.LookupEnv(name)
	if !ok {
		return def, nil
	}
	d, err := time.ParseDuration(v)
	if err == nil && d <= 0 {
		err = errors.New("must be positive")
	}
	if err != nil {
		return 0, fmt.Errorf("%s: %w", name, err)
	}
	return d, nil
}

// Load reads the environment.
func Load() (*Config, error) {
	var err, err1 error
	cfg := &Config{Addr: cmp.Or(os.Getenv("ADDR"), ":8080")}
	cfg.Write, err = duration("WRITE_TIMEOUT", 30*time.Second)
	cfg.Idle, err1 = duration("IDLE_TIMEOUT", time.Minute)
	return cfg, errors.Join(err, err1)
}
