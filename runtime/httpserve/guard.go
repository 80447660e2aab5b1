// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"log/slog"
	"net/http"
	"reflect"
	"runtime/debug"
)

// guard is the handler of a prepared server. Over HTTP/1 it hands on the ResponseWriter of net/http as
// it is: a wrapper would hide what else it implements (Flusher, Hijacker, ReaderFrom) and cost memory
// per request. See stream for HTTP/2.
type guard struct {
	server  *server
	next    http.Handler // nil means http.DefaultServeMux
	recover bool
	logger  *slog.Logger
}

// ServeHTTP implements http.Handler.
//
// A request that is already in the handler when the drain begins is not told: net/http has then
// taken its copy of the headers, or will take it before the handler returns. Its connection
// lingers.
func (g *guard) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if g.server.draining.Load() {
		sayClose(w, r)
	}
	next := g.next
	if next == nil {
		// Looked up late, as net/http does: it is a variable.
		next = http.DefaultServeMux
	}
	limits := &g.server.limits
	http1 := r.ProtoMajor < 2 || isPreface(w, r)
	if limits.watches && http1 && takesOver(r) {
		if h, ok := w.(http1Writer); ok {
			w = &hijackWriter{wrappedWriter{h}}
		}
	}
	switch {
	case !http1 && (limits.stall > 0 || limits.bodyRate > 0):
		g.serveStream(next, w, r)
	case http1 && r.ContentLength != 0 && limits.bodyRate > 0:
		g.serveBody(next, w, r)
	default:
		g.call(next, w, r)
	}
}

// call calls the handler of the program.
func (g *guard) call(next http.Handler, w http.ResponseWriter, r *http.Request) {
	ok := !g.recover
	defer func() {
		if !ok {
			g.panicked(recover(), w, r)
		}
	}()
	next.ServeHTTP(w, r)
	ok = true
}

// sayClose tells the client not to use the connection again; HTTP/2 sends GOAWAY for it. net/http
// could do it itself only at the price of closing idle connections at once (golang/go#9478).
func sayClose(w http.ResponseWriter, r *http.Request) {
	if len(r.Header["Upgrade"]) > 0 {
		// The answer needs "Connection: Upgrade".
		return
	}
	w.Header().Set("Connection", "close")
}

// panicked answers a request whose handler has panicked with v. It panics if there is no answer to
// give, which makes net/http close the connection.
func (g *guard) panicked(v interface{}, w http.ResponseWriter, r *http.Request) {
	if v == http.ErrAbortHandler {
		panic(v)
	}
	total.panics.Add(1)
	w = unwrap(w) // nothingWritten looks into it
	g.log(v, r)
	// A nil v is runtime.Goexit or, in modules before Go 1.21, panic(nil): no goroutine is left to
	// answer, or it cannot be told from that.
	if v == nil || !nothingWritten(w) {
		panic(http.ErrAbortHandler)
	}
	// What the handler has set belongs to the answer that was not given.
	header := w.Header()
	for k := range header {
		delete(header, k)
	}
	if r.ProtoMajor < 2 {
		// The handler may have left the body of the request half read or still being read.
		header.Set("Connection", "close")
	}
	http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
}

func (g *guard) log(v interface{}, r *http.Request) {
	path := ""
	if r.URL != nil {
		path = r.URL.Path
	}
	stack := debug.Stack()
	if g.logger == nil {
		if l := g.server.http.ErrorLog; l != nil {
			l.Printf("http: panic serving %v: %s %q: %v\n%s", r.RemoteAddr, r.Method, path, v, stack)
			return
		}
	}
	l := g.logger
	if l == nil {
		l = slog.Default()
	}
	l.ErrorContext(r.Context(), "httpserve: panic serving request",
		"panic", v, "method", r.Method, "path", path, "remote", r.RemoteAddr, "stack", string(stack))
}

// nothingWritten reports whether w can still take a status. net/http has no question for that, so
// this is an attempt: a status out of range makes WriteHeader panic before anything else happens,
// unless a status has been written. In that case HTTP/1 logs a line; the fields are looked at first
// only to avoid it. Both must agree on the answer, and tests hold net/http to it.
func nothingWritten(w http.ResponseWriter) (yes bool) {
	if isSet(w, "wroteHeader") || isSet(w, "conn", "hijackedv") {
		return false
	}
	defer func() { yes = recover() != nil }()
	w.WriteHeader(0)
	return false
}

// isSet reports whether v has the field at path, and it is true.
func isSet(v interface{}, path ...string) bool {
	f := reflect.ValueOf(v)
	for _, name := range path {
		if f.Kind() == reflect.Ptr {
			f = f.Elem()
		}
		if f.Kind() != reflect.Struct {
			return false
		}
		f = f.FieldByName(name)
	}
	return f.Kind() == reflect.Bool && f.Bool()
}
