// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

// Command servers is one of the servers that are measured, chosen by its first argument. Every server answers every request with the same
// body, the way its own users would write it.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/srvfix/srvfix/runtime/httpserve"
	"github.com/valyala/fasthttp"
)

var (
	addr = flag.String("addr", "127.0.0.1:0", "listen here")
	size = flag.Int("body", 0, "length of the body; 0 for hello world")
	cert = flag.String("cert", "", "serve TLS with this certificate")
	key  = flag.String("key", "", "its key")
)

func main() {
	servers := map[string]func() error{
		"net/http":          netHTTP,
		"net/http-timeouts": netHTTPTimeouts,
		"httpserve":         serve,
		"fasthttp":          fast,
	}
	if len(os.Args) < 2 || servers[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: servers net/http|net/http-timeouts|httpserve|fasthttp [flags]")
		os.Exit(2)
	}
	flag.CommandLine.Parse(os.Args[2:])
	if err := servers[os.Args[1]](); err != nil && !errors.Is(err, http.ErrServerClosed) {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func body() []byte {
	if *size == 0 {
		return []byte("hello, world")
	}
	return []byte(strings.Repeat("x", *size))
}

func handler() http.Handler {
	b := body()
	length := strconv.Itoa(len(b))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.Copy(io.Discard, r.Body)
		w.Header().Set("Content-Type", "text/plain")
		w.Header().Set("Content-Length", length)
		w.Write(b)
	})
}

func netHTTP() error {
	if *cert != "" {
		return http.ListenAndServeTLS(*addr, *cert, *key, handler())
	}
	return http.ListenAndServe(*addr, handler())
}

func netHTTPTimeouts() error {
	srv := &http.Server{
		Addr:              *addr,
		Handler:           handler(),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      10 * time.Second,
		IdleTimeout:       60 * time.Second,
	}
	if *cert != "" {
		return srv.ListenAndServeTLS(*cert, *key)
	}
	return srv.ListenAndServe()
}

func serve() error {
	if *cert != "" {
		return httpserve.ListenAndServeTLS(*addr, *cert, *key, handler())
	}
	return httpserve.ListenAndServe(*addr, handler())
}

func fast() error {
	b := body()
	h := func(ctx *fasthttp.RequestCtx) {
		ctx.SetContentType("text/plain")
		ctx.SetBody(b)
	}
	if *cert != "" {
		return fasthttp.ListenAndServeTLS(*addr, *cert, *key, h)
	}
	return fasthttp.ListenAndServe(*addr, h)
}
