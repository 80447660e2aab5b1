package library

import (
	"net/http"

	"example.com/entries/internal/httpserve"
	"github.com/gin-gonic/gin"
)

// Serve may be called by any program, to which signals belong.
func Serve(r *gin.Engine, addr string) error {
	return httpserve.Harden(&http.Server{Addr: addr, Handler: r.Handler()}).ListenAndServe() // want keepalive/idle-unset shutdown/never-called timeouts/framework-serve
}
