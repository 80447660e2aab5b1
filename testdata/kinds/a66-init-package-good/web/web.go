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
	fallback.IdleTimeout = time.Minute
	Default.ReadHeaderTimeout = fallback.IdleTimeout / 6
}
