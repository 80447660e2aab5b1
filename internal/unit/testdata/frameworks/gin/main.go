// Gin builds a bare server for every Run.
package main

import (
	"net"
	"os"

	"github.com/gin-gonic/gin"
)

func main() {
	r := gin.New()
	go r.Run()                                  // want timeouts/framework-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	go r.Run(":8080")                           // want timeouts/framework-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	go r.Run("127.0.0.1:8081")                  // want timeouts/framework-serve keepalive/idle-unset shutdown/never-called
	go r.Run(os.Getenv("ADDR"))                 // want timeouts/framework-serve keepalive/idle-unset shutdown/never-called
	go r.RunTLS(":8443", "cert.pem", "key.pem") // want timeouts/framework-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	go r.RunUnix("/run/app.sock")               // want timeouts/framework-serve keepalive/idle-unset shutdown/never-called
	l, _ := net.Listen("tcp", ":8082")
	if err := r.RunListener(l); err != nil { // want timeouts/framework-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		os.Exit(1)
	}
}
