package library

import "github.com/gin-gonic/gin"

// Serve may be called by any program, to which signals belong.
func Serve(r *gin.Engine, addr string) error {
	return r.Run(addr) // want keepalive/idle-unset shutdown/never-called timeouts/framework-serve
}
