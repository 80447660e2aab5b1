package main

import (
	"log"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"
)

func start() {
	e := echo.New()
	// Start server.
	e.Server.ReadHeaderTimeout = 10 * time.Second
	e.Server.IdleTimeout = 120 * time.Second
	e.Logger.Fatal(e.Start(":1323")) // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/read-header-unset
}

func hidden() error {
	e := echo.New()
	e.HideBanner = true
	e.Server.ReadHeaderTimeout = 10 * time.Second
	e.Server.IdleTimeout = 120 * time.Second
	return e.Start(":1323") // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/read-header-unset
}

func overTLS() {
	e := echo.New()
	go func() {
		e.TLSServer.ReadHeaderTimeout = 10 * time.Second
		e.TLSServer.IdleTimeout = 120 * time.Second
		if err := e.StartTLS(":1324", "cert.pem", "key.pem"); err != http.ErrServerClosed { // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/read-header-unset
			log.Fatal(err)
		}
	}()
}

func given() {
	e := echo.New()
	s := &http.Server{
		Addr:              ":1325",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	e.Logger.Fatal(e.StartServer(s)) // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/read-header-unset
}

type app struct{ *echo.Echo }

func (a app) embedded() error {
	a.Echo.Server.ReadHeaderTimeout = 10 * time.Second
	a.Echo.Server.IdleTimeout = 120 * time.Second
	return a.Start(":1327")
} // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/read-header-unset

func wrapped() { app{echo.New()}.embedded() }

func computed() {
	e := echo.New()
	e.Server.ReadHeaderTimeout = 10 * time.Second
	e.Server.IdleTimeout = 120 * time.Second
	log.Fatal(e.Start(":1328"))
} // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/read-header-unset

func literal() {
	e := &echo.Echo{Server: &http.Server{
		Addr:              ":1329",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}}
	log.Fatal(e.Start(":1329")) // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/read-header-unset
}

func main() {}

func configured() {
	e := echo.New()
	e.Server.MaxHeaderBytes = 1 << 14
	e.Server.ReadHeaderTimeout = 10 * time.Second
	e.Server.IdleTimeout = 120 * time.Second
	e.Logger.Fatal(e.Start(":1330")) // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/read-header-unset
}
