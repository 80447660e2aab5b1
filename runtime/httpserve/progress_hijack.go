// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"time"
)

// http1Writer is what the ResponseWriter of HTTP/1 implements.
type http1Writer interface {
	http.ResponseWriter
	http.Hijacker
	http.Flusher
	//lint:ignore SA1019 handlers of before contexts ask for it
	http.CloseNotifier
	io.ReaderFrom
	io.StringWriter
	FlushError() error
	SetReadDeadline(time.Time) error
	SetWriteDeadline(time.Time) error
	EnableFullDuplex() error
}

// wrappedWriter is a ResponseWriter of HTTP/1 that is wrapped. It hides one thing, which only net/http can
// implement: [http.MaxBytesReader] says "Connection: close" by a method that is not exported.
type wrappedWriter struct {
	http1Writer
}

// Unwrap is for http.ResponseController.
func (w *wrappedWriter) Unwrap() http.ResponseWriter { return w.http1Writer }

func (w *wrappedWriter) wrapped() http1Writer { return w.http1Writer }

// unwrap returns the ResponseWriter of net/http.
func unwrap(w http.ResponseWriter) http.ResponseWriter {
	for {
		own, ok := w.(interface{ wrapped() http1Writer })
		if !ok {
			return w
		}
		w = own.wrapped()
	}
}

// hijackWriter is the ResponseWriter of a request that asks for the connection itself. Hijack then
// returns the connection of the listener: programs take it for a *net.TCPConn.
type hijackWriter struct {
	wrappedWriter
}

// Hijack implements http.Hijacker.
func (w *hijackWriter) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	c, rw, err := w.http1Writer.Hijack()
	if err == nil {
		c = bare(c)
	}
	return c, rw, err
}

// takesOver reports whether the handler of r is likely to hijack the connection.
func takesOver(r *http.Request) bool {
	if r.Method == http.MethodConnect || r.Method == methodPreface {
		return true
	}
	for _, proto := range r.Header["Upgrade"] {
		// Some clients offer HTTP/2 with whatever they ask.
		if r.ContentLength == 0 || proto != "h2c" {
			return true
		}
	}
	return false
}

// methodPreface is the method of the request for which net/http takes the preface of HTTP/2 without TLS
// (RFC 9113, section 3.4) where it does not speak that itself: handlers such as the one of
// golang.org/x/net/http2/h2c hijack it.
const methodPreface = "PRI"

// isPreface reports whether r is the preface of HTTP/2 on a connection of HTTP/1, and not a request of HTTP/2
// whose client has chosen that method.
func isPreface(w http.ResponseWriter, r *http.Request) bool {
	if r.Method != methodPreface {
		return false
	}
	_, ok := w.(http.Hijacker)
	return ok
}
