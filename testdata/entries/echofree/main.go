package main

import (
	"log"
	"net/http"

	"github.com/labstack/echo/v4"
)

func main() {
	e := echo.New()
	e.HideBanner = true
	if secure {
		log.Print(e.StartTLS(":1324", "cert.pem", "key.pem")) // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/read-header-unset
		return
	}
	if err := e.Start(":1323"); err != nil && err != http.ErrServerClosed { // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/read-header-unset
		e.Logger.Fatal("shutting down the server")
	}
}

var secure bool

func fatal() {
	e := echo.New()
	e.Logger.Fatal(e.Start(":1325")) // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/read-header-unset
}
