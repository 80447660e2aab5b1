package main

import (
	"log"
	"net/http"

	"example.com/entries/internal/httpserve"
	"github.com/labstack/echo/v4"
)

func main() {
	e := echo.New()
	e.HideBanner = true
	if secure {
		if err := httpserve.ListenAndServeTLS(":1324", "cert.pem", "key.pem", e); err != nil { // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/read-header-unset
			log.Print(err)
		}
		return
	}
	if err := httpserve.ListenAndServe(":1323", e); err != nil && err != http.ErrServerClosed { // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/read-header-unset
		e.Logger.Fatal("shutting down the server")
	}
}

var secure bool

func fatal() {
	e := echo.New()
	if err := httpserve.ListenAndServe(":1325", e); err != nil { // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/read-header-unset
		e.Logger.Fatal(err)
	}
}
