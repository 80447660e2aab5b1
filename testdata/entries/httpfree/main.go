package main

import "github.com/gin-gonic/gin"

func main() {
	cmp, os := 1, 2
	_, _ = cmp, os
	gin.Default().Run() // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}
