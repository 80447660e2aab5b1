// Package web has the program's server.
package web

import (
	"net/http"
	"time"
)

// Default is the server.
var Default = &http.Server{Addr: ":8080"}

var fallback = &http.Server{Addr: ":8079"}

func init() {
	fallback.ReadHeaderTimeout = 10 * time.Second
	Default.IdleTimeout = 6 * fallback.ReadHeaderTimeout
}
