package main

import (
	"net/http"
	"os"
	"os/signal"

	"github.com/gin-gonic/gin"
)

func main() {
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt)
	go http.ListenAndServe("127.0.0.1:6060", nil) // want keepalive/idle-unset shutdown/never-called timeouts/package-serve
	go gin.Default().Run(":8080") // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
	<-stop
}
