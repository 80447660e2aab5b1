package main

import (
	"log"
	"net/http"

	"github.com/labstack/echo/v4"
)

func start() {
	e := echo.New()
	// Start server.
	e.Logger.Fatal(e.Start(":1323")) // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/read-header-unset
}

func hidden() error {
	e := echo.New()
	e.HideBanner = true
	return e.Start(":1323") // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/read-header-unset
}

func overTLS() {
	e := echo.New()
	go func() {
		if err := e.StartTLS(":1324", "cert.pem", "key.pem"); err != http.ErrServerClosed { // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/read-header-unset
			log.Fatal(err)
		}
	}()
}

func given() {
	e := echo.New()
	s := &http.Server{Addr: ":1325"}
	e.Logger.Fatal(e.StartServer(s)) // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/read-header-unset
}

type app struct{ *echo.Echo }

func (a app) embedded() error { return a.Start(":1327") } // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/read-header-unset

func wrapped() { app{echo.New()}.embedded() }

func computed() { log.Fatal(echo.New().Start(":1328")) } // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/read-header-unset

func literal() {
	e := &echo.Echo{Server: &http.Server{Addr: ":1329"}}
	log.Fatal(e.Start(":1329")) // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/read-header-unset
}

func main() {}

func configured() {
	e := echo.New()
	e.Server.MaxHeaderBytes = 1 << 14
	e.Logger.Fatal(e.Start(":1330")) // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/read-header-unset
}
