package library

import (
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
)

// Serve may be called by any program, to which signals belong.
func Serve(r *gin.Engine, addr string) error {
	srv := &http.Server{
		Addr:              addr,
		Handler:           r.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	return srv.ListenAndServe() // want keepalive/idle-unset shutdown/never-called timeouts/framework-serve
}
