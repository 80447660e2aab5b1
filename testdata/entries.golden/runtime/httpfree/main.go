package main

import (
	cmp2 "cmp"
	os2 "os"

	"example.com/entries/internal/httpserve"
	"github.com/gin-gonic/gin"
)

func main() {
	cmp, os := 1, 2
	_, _ = cmp, os
	httpserve.ListenAndServe(":"+cmp2.Or(os2.Getenv("PORT"), "8080"), gin.Default().Handler()) // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}
