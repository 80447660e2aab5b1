package config

import "time"

const (
	Addr = ":8080"
	Root = "/var/lib/files"

	ReadTimeout  = 15 * time.Second
	WriteTimeout = 2 * time.Minute
)
