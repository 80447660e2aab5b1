package main

import (
	"net/http"
	os2 "os"
	"time"

	"github.com/gin-gonic/gin"
)

func main() {
	cmp, os := 1, 2
	_, _ = cmp, os
	addr := ":8080"
	if port := os2.Getenv("PORT"); port != "" {
		addr = ":" + port
	}
	srv := &http.Server{
		Addr:              addr,
		Handler:           gin.Default().Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	srv.ListenAndServe() // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}
