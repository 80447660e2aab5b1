package main

import (
	"errors"
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"

	"github.com/gin-gonic/gin"
)

var addr = flag.String("addr", ":8080", "address")

func dropped() {
	r := gin.Default()
	// Serves until the end.
	r.Run(":8080") // listen and serve on 0.0.0.0:8080 // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func noAddress() {
	r := gin.Default()
	r.Run() // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func noAddressReturned(r *gin.Engine) error {
	return r.Run( /* $PORT, or 8080 */ ) // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func flagged() {
	flag.Parse()
	r := gin.New()
	log.Fatal(r.Run(*addr)) // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func checked() {
	r := gin.New()
	if err := r.Run(fmt.Sprintf(":%d", 8080)); err != nil { // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
		log.Fatalf("gin: %v", err)
	}
}

func closed() {
	r := gin.New()
	if err := r.Run(":8080"); !errors.Is(err, http.ErrServerClosed) { // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
		log.Fatal(err)
	}
}

func overTLS() {
	r := gin.New()
	log.Fatal(r.RunTLS(":8443", "cert.pem", "key.pem")) // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func listener() error {
	l, err := net.Listen("tcp", ":8080")
	if err != nil {
		return err
	}
	r := gin.New()
	return r.RunListener(l) // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func started() {
	r := gin.New()
	go r.Run(":8081") // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
	select {}
}

type app struct {
	*gin.Engine
	router gin.Engine
}

func (a *app) embedded() {
	a.Run(":8082") // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func (a *app) field() {
	_ = (a.router).Run(":8083") // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func routes() *gin.Engine { return gin.New() }

func computed() {
	log.Fatal(routes().Run(":8084")) // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func computedTwice() {
	log.Fatal(routes().Run(*addr)) // the address could be parsed in routes // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func two(r *gin.Engine) {
	r.Run(":8080", ":8081") // panics // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func several(r *gin.Engine, addrs []string) {
	r.Run(addrs...) // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func method(r *gin.Engine) {
	(*gin.Engine).Run(r, ":8085") // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func value(r *gin.Engine) {
	run := r.Run
	run(":8086") // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func unix(r *gin.Engine) {
	r.RunUnix("/run/app.sock") // want keepalive/idle-unset shutdown/never-called timeouts/framework-serve
}

func again(r *gin.Engine) {
	for {
		log.Print(r.Run(":8087")) // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
	}
}

func suppressed(r *gin.Engine) {
	//srvfix:ignore keepalive/idle-unset the balancer closes them
	r.Run(":8088") // want reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func main() {}
