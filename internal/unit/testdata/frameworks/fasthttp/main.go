// Fasthttp has a server of its own.
package main

import (
	"time"

	"github.com/valyala/fasthttp"
)

func hello(ctx *fasthttp.RequestCtx) { ctx.WriteString("hello") }

func main() {
	go fasthttp.ListenAndServe(":8080", hello)                    // want timeouts/framework-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	go fasthttp.ListenAndServeUNIX("/run/app.sock", 0o600, hello) // want timeouts/framework-serve keepalive/idle-unset shutdown/never-called

	bare := &fasthttp.Server{Handler: hello}
	go bare.ListenAndServe(":8081") // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen

	set := &fasthttp.Server{Handler: hello, ReadTimeout: 10 * time.Second}
	go set.ListenAndServe(":8082") // want reuseport/plain-listen
	time.AfterFunc(time.Hour, func() { set.Shutdown() })

	later := fasthttp.Server{Handler: hello}
	later.ReadTimeout = time.Minute
	if err := later.ListenAndServe(":8083"); err != nil { // want shutdown/never-called reuseport/plain-listen
		panic(err)
	}
}
