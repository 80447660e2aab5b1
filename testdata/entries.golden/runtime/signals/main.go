package main

import (
	"net/http"
	"os"
	"os/signal"

	"example.com/entries/internal/httpserve"
	"github.com/gin-gonic/gin"
)

func main() {
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt)
	go httpserve.Harden(&http.Server{Addr: "127.0.0.1:6060"}).ListenAndServe() // want keepalive/idle-unset shutdown/never-called timeouts/package-serve
	go httpserve.Harden(&http.Server{Addr: ":8080", Handler: gin.Default().Handler()}).ListenAndServe() // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
	<-stop
}
