package main

import (
	cmp2 "cmp"
	"net/http"
	os2 "os"
	"time"

	"github.com/gin-gonic/gin"
)

func main() {
	cmp, os := 1, 2
	_, _ = cmp, os
	(&http.Server{
		Addr:              ":" + cmp2.Or(os2.Getenv("PORT"), "8080"),
		Handler:           gin.Default().Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe() // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}
