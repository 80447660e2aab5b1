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

	"example.com/entries/internal/httpserve"
	"github.com/gin-gonic/gin"
)

var addr = flag.String("addr", ":8080", "address")

func dropped() {
	r := gin.Default()
	// Serves until the end.
	httpserve.ListenAndServe(":8080", r.Handler()) // listen and serve on 0.0.0.0:8080 // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func noAddress() {
	r := gin.Default()
	addr2 := ":8080"
	if port := os.Getenv("PORT"); port != "" {
		addr2 = ":" + port
	}
	httpserve.ListenAndServe(addr2, r.Handler()) // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func noAddressReturned(r *gin.Engine) error {
	addr2 := ":8080"
	if port := os.Getenv("PORT"); port != "" {
		addr2 = ":" + port
	}
	return httpserve.ListenAndServe( /* $PORT, or 8080 */ addr2, r.Handler()) // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func flagged() {
	flag.Parse()
	r := gin.New()
	if err := httpserve.ListenAndServe(*addr, r.Handler()); err != nil { // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
		log.Fatal(err)
	}
}

func checked() {
	r := gin.New()
	if err := httpserve.ListenAndServe(fmt.Sprintf(":%d", 8080), r.Handler()); err != nil { // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
		log.Fatalf("gin: %v", err)
	}
}

func closed() {
	r := gin.New()
	if err := httpserve.ListenAndServe(":8080", r.Handler()); err != nil && !errors.Is(err, http.ErrServerClosed) { // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
		log.Fatal(err)
	}
}

func overTLS() {
	r := gin.New()
	if err := httpserve.ListenAndServeTLS(":8443", "cert.pem", "key.pem", r.Handler()); err != nil { // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
		log.Fatal(err)
	}
}

func listener() error {
	l, err := net.Listen("tcp", ":8080")
	if err != nil {
		return err
	}
	r := gin.New()
	return httpserve.Serve(l, r.Handler()) // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func started() {
	r := gin.New()
	go httpserve.ListenAndServe(":8081", r.Handler()) // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
	select {}
}

type app struct {
	*gin.Engine
	router gin.Engine
}

func (a *app) embedded() {
	httpserve.ListenAndServe(":8082", a.Engine.Handler()) // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func (a *app) field() {
	_ = httpserve.ListenAndServe(":8083", a.router.Handler()) // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
}

func routes() *gin.Engine { return gin.New() }

func computed() {
	if err := httpserve.ListenAndServe(":8084", routes().Handler()); err != nil { // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
		log.Fatal(err)
	}
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
		err := httpserve.ListenAndServe(":8087", r.Handler())
		if err == nil {
			return
		}
		log.Print(err) // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
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
