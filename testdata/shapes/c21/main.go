package main

import (
	"log"

	"github.com/gin-gonic/gin"
)

func main() {
	r := gin.Default()
	r.GET("/ping", func(c *gin.Context) { c.String(200, "pong") })
	log.Fatal(r.Run(":8080")) // want timeouts/framework-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
