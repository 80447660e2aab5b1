package main

import (
	"log"

	"github.com/labstack/echo/v4"
)

func main() {
	e := echo.New()
	e.Debug = true
	e.GET("/ping", func(c echo.Context) error { return c.String(200, "pong") })
	log.Fatal(e.Start(":8080")) // want devmode/framework-debug timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
