// Package lib holds what all our servers have in common.
package lib

import (
	"log"
	"net/http"
)

// Prepare gives srv the house's settings.
func Prepare(srv *http.Server) {
	srv.ErrorLog = log.Default()
	srv.MaxHeaderBytes = 64 << 10
	srv.RegisterOnShutdown(func() {
		srv.SetKeepAlivesEnabled(false)
	})
}
