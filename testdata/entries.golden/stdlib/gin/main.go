package main

import (
	"cmp"
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
	(&http.Server{
		Addr:              ":8080",
		Handler:           r.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe() // listen and serve on 0.0.0.0:8080 // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func noAddress() {
	r := gin.Default()
	(&http.Server{
		Addr:              ":" + cmp.Or(os.Getenv("PORT"), "8080"),
		Handler:           r.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe() // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func noAddressReturned(r *gin.Engine) error {
	return (&http.Server{ /* $PORT, or 8080 */
		Addr:              ":" + cmp.Or(os.Getenv("PORT"), "8080"),
		Handler:           r.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe() // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func flagged() {
	flag.Parse()
	r := gin.New()
	log.Fatal((&http.Server{
		Addr:              *addr,
		Handler:           r.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe()) // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func checked() {
	r := gin.New()
	if err := (&http.Server{
		Addr:              fmt.Sprintf(":%d", 8080),
		Handler:           r.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe(); err != nil { // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
		log.Fatalf("gin: %v", err)
	}
}

func closed() {
	r := gin.New()
	if err := (&http.Server{
		Addr:              ":8080",
		Handler:           r.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe(); !errors.Is(err, http.ErrServerClosed) { // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
		log.Fatal(err)
	}
}

func overTLS() {
	r := gin.New()
	log.Fatal((&http.Server{
		Addr:              ":8443",
		Handler:           r.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServeTLS("cert.pem", "key.pem")) // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func listener() error {
	l, err := net.Listen("tcp", ":8080")
	if err != nil {
		return err
	}
	r := gin.New()
	return (&http.Server{
		Handler:           r.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).Serve(l) // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func started() {
	r := gin.New()
	go (&http.Server{
		Addr:              ":8081",
		Handler:           r.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe() // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
	select {}
}

type app struct {
	*gin.Engine
	router gin.Engine
}

func (a *app) embedded() {
	(&http.Server{
		Addr:              ":8082",
		Handler:           a.Engine.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe() // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func (a *app) field() {
	_ = (&http.Server{
		Addr:              ":8083",
		Handler:           a.router.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe() // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func routes() *gin.Engine { return gin.New() }

func computed() {
	log.Fatal((&http.Server{
		Addr:              ":8084",
		Handler:           routes().Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe()) // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
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
		log.Print((&http.Server{
			Addr:              ":8087",
			Handler:           r.Handler(),
			ReadHeaderTimeout: 10 * time.Second,
			IdleTimeout:       120 * time.Second,
		}).ListenAndServe()) // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
	}
}

func suppressed(r *gin.Engine) {
	//srvfix:ignore keepalive/idle-unset the balancer closes them
	(&http.Server{
		Addr:              ":8088",
		Handler:           r.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
	}).ListenAndServe() // want reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func main() {}
