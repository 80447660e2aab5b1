package main

import (
	"log"

	"github.com/valyala/fasthttp"
)

func main() {
	log.Fatal(fasthttp.ListenAndServe(":8080", func(ctx *fasthttp.RequestCtx) { ctx.SetBodyString("shop") })) // want timeouts/framework-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
