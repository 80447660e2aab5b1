// Package conf has the settings of the program.
package conf

import (
	"net/http"
	"time"
)

// Durations are the limits of a server.
type Durations struct {
	Header, Idle, Answer time.Duration
}

// Config is what a server is made of.
type Config struct {
	Addr   string
	Limits Durations
}

// Default is used when there is no file.
var Default = Config{
	Addr:   ":8443",
	Limits: Durations{Header: 10 * time.Second, Idle: 2 * time.Minute, Answer: time.Minute},
}

// NewServer returns a server with the limits of c.
func (c Config) NewServer(h http.Handler) *http.Server {
	return &http.Server{
		Addr:              c.Addr,
		Handler:           h,
		WriteTimeout:      c.Limits.Answer,
		ReadHeaderTimeout: c.Limits.Header,
		IdleTimeout:       c.Limits.Idle,
	}
}
