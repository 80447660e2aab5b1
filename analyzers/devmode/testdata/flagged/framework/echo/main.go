package main

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

func main() {
	e := echo.New()
	e.Debug = true
	srv := &http.Server{Addr: ":8080", Handler: e}
	srv.ListenAndServe() // want devmode/framework-debug
}
