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

// http1Writer is what the ResponseWriter of HTTP/1 implements, among others.
type http1Writer interface {
	http.ResponseWriter
	http.Hijacker
	http.Flusher
	io.ReaderFrom
	io.StringWriter
	SetReadDeadline(time.Time) error
	SetWriteDeadline(time.Time) error
}

// hijackWriter is the ResponseWriter of a request that asks for the connection itself. Hijack then
// returns the connection of the listener: programs take it for a *net.TCPConn.
type hijackWriter struct {
	http1Writer
}

// Unwrap is for http.ResponseController.
func (w *hijackWriter) Unwrap() http.ResponseWriter { return w.http1Writer }

// CloseNotify implements http.CloseNotifier.
func (w *hijackWriter) CloseNotify() <-chan bool {
	if c, ok := w.http1Writer.(http.CloseNotifier); ok {
		return c.CloseNotify()
	}
	return make(chan bool)
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
	return len(r.Header["Upgrade"]) > 0 || r.Method == http.MethodConnect
}
