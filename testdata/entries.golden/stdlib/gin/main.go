package main

import (
	"errors"
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/gin-gonic/gin"
)

var addr = flag.String("addr", ":8080", "address")

func dropped() {
	r := gin.Default()
	// Serves until the end.
	srv := &http.Server{
		Addr:              ":8080",
		Handler:           r.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	srv.ListenAndServe() // listen and serve on 0.0.0.0:8080 // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func noAddress() {
	r := gin.Default()
	addr2 := ":8080"
	if port := os.Getenv("PORT"); port != "" {
		addr2 = ":" + port
	}
	srv := &http.Server{
		Addr:              addr2,
		Handler:           r.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	srv.ListenAndServe() // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func noAddressReturned(r *gin.Engine) error {
	addr2 := ":8080"
	if port := os.Getenv("PORT"); port != "" {
		addr2 = ":" + port
	}
	srv := &http.Server{ /* $PORT, or 8080 */
		Addr:              addr2,
		Handler:           r.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	return srv.ListenAndServe() // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func flagged() {
	flag.Parse()
	r := gin.New()
	srv := &http.Server{
		Addr:              *addr,
		Handler:           r.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	log.Fatal(srv.ListenAndServe()) // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func checked() {
	r := gin.New()
	srv := &http.Server{
		Addr:              fmt.Sprintf(":%d", 8080),
		Handler:           r.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	if err := srv.ListenAndServe(); err != nil { // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
		log.Fatalf("gin: %v", err)
	}
}

func closed() {
	r := gin.New()
	srv := &http.Server{
		Addr:              ":8080",
		Handler:           r.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	if err := srv.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) { // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
		log.Fatal(err)
	}
}

func overTLS() {
	r := gin.New()
	srv := &http.Server{
		Addr:              ":8443",
		Handler:           r.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	log.Fatal(srv.ListenAndServeTLS("cert.pem", "key.pem")) // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func listener() error {
	l, err := net.Listen("tcp", ":8080")
	if err != nil {
		return err
	}
	r := gin.New()
	srv := &http.Server{
		Handler:           r.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	return srv.Serve(l) // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func started() {
	r := gin.New()
	srv := &http.Server{
		Addr:              ":8081",
		Handler:           r.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	go srv.ListenAndServe() // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
	select {}
}

type app struct {
	*gin.Engine
	router gin.Engine
}

func (a *app) embedded() {
	srv := &http.Server{
		Addr:              ":8082",
		Handler:           a.Engine.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	srv.ListenAndServe() // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func (a *app) field() {
	srv := &http.Server{
		Addr:              ":8083",
		Handler:           a.router.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	_ = srv.ListenAndServe() // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func routes() *gin.Engine { return gin.New() }

func computed() {
	srv := &http.Server{
		Addr:              ":8084",
		Handler:           routes().Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	log.Fatal(srv.ListenAndServe()) // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
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
		srv := &http.Server{
			Addr:              ":8087",
			Handler:           r.Handler(),
			ReadHeaderTimeout: 10 * time.Second,
			IdleTimeout:       120 * time.Second,
		}
		log.Print(srv.ListenAndServe()) // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
	}
}

func suppressed(r *gin.Engine) {
	//srvfix:ignore keepalive/idle-unset the balancer closes them
	srv := &http.Server{
		Addr:              ":8088",
		Handler:           r.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
	}
	srv.ListenAndServe() // want reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func main() {}
