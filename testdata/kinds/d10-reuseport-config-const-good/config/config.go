package config

import (
	"os"
	"time"
)

const (
	addr         = ":8080"
	ReadTimeout  = 10 * time.Second
	WriteTimeout = 30 * time.Second
)

func Addr() string {
	if a := os.Getenv("LISTEN"); a != "" {
		return a
	}
	return addr
}
