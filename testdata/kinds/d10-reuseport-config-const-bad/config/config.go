package config

import (
	"time"
)

const (
	addr         = ":8080"
	ReadTimeout  = 10 * time.Second
	WriteTimeout = 30 * time.Second
)

func Addr() string {
	return addr
}
