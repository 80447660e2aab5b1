package main

import (
	"cmp"
	"os"
	"time"

	"github.com/labstack/echo/v4"
)

func main() {
	e := echo.New()
	if os.Getenv("STRICT") != "" {
		e.Server.IdleTimeout = 1e9
	}
	e.Server.ReadHeaderTimeout = 10 * time.Second
	if e.Server.IdleTimeout == 0 {
		e.Server.IdleTimeout = 120 * time.Second
	}
	e.Logger.Fatal(e.Start(cmp.Or(os.Getenv("ADDR"), ":1326"))) // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/read-header-unset
}
