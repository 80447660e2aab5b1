package config

import "time"

// Config is how to serve.
type Config struct {
	Addr                string
	Header, Write, Idle time.Duration
}

// Default is what all installations use.
func Default() Config {
	return Config{
		Addr:   ":8080",
		Header: 5 * time.Second,
		Write:  20 * time.Second, // also timeouts/cuts-streams
		Idle:   time.Minute,
	}
}
