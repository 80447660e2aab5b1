package main

import (
	os2 "os"

	"example.com/entries/internal/httpserve"
	"github.com/gin-gonic/gin"
)

func main() {
	cmp, os := 1, 2
	_, _ = cmp, os
	addr := ":8080"
	if port := os2.Getenv("PORT"); port != "" {
		addr = ":" + port
	}
	httpserve.ListenAndServe(addr, gin.Default().Handler()) // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}
