package httpserver

import (
	"net/http"
	"time"
)

type Config struct {
	Addr                      string
	ReadTimeout, WriteTimeout time.Duration
}

func (c Config) withDefaults() Config {
	if c.ReadTimeout == 0 {
		c.ReadTimeout = 5 * time.Second
	}
	if c.WriteTimeout == 0 {
		c.WriteTimeout = 30 * time.Second
	}
	return c
}

func New(c Config, h http.Handler) *http.Server {
	c = c.withDefaults()
	return &http.Server{
		Addr:         c.Addr,
		Handler:      h,
		ReadTimeout:  c.ReadTimeout,
		WriteTimeout: c.WriteTimeout,
	}
}
