// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve_test

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"time"

	"github.com/srvfix/srvfix/runtime/httpserve"
)

// A program whose main ends with the server: SIGTERM completes the requests, then deferred
// functions run.
func ExampleListenAndServe() {
	defer fmt.Println("closing the database")
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, "hello")
	})
	if err := httpserve.ListenAndServe(":8080", nil); err != nil {
		log.Print(err)
	}
}

// A server with settings of its own. What is set is kept.
func ExampleRun() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 3 * time.Second,
	}
	if err := httpserve.Run(srv, httpserve.DrainTimeout(time.Minute)); err != nil {
		log.Fatal(err)
	}
}

// Several servers in one program. A signal drains them together, and both calls return when the last
// request of both is complete.
func ExampleRun_several() {
	failed := make(chan error, 2)
	go func() {
		// Only this machine sees the metrics.
		failed <- httpserve.Run(&http.Server{Addr: "localhost:9090", Handler: http.NotFoundHandler()})
	}()
	go func() {
		failed <- httpserve.Run(&http.Server{Addr: ":8080"})
	}()
	// The first to fail ends the program; after a signal both return nil.
	for range 2 {
		if err := <-failed; err != nil {
			log.Fatal(err)
		}
	}
}

// What can go wrong in the end.
func ExampleRun_errors() {
	err := httpserve.Run(&http.Server{Addr: ":8080"})
	switch {
	case err == nil:
		// Everything is complete.
	case errors.Is(err, httpserve.ErrForced):
		log.Print(err) // httpserve: drain deadline exceeded: 3 connections cut
	case errors.Is(err, http.ErrServerClosed):
		// The program has called Shutdown or Close itself.
	default:
		log.Fatal(err) // listen tcp :8080: bind: address already in use
	}
}

// A library does not catch signals: its caller's context ends the server.
func ExampleRunContext() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	srv := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, "hello")
	})}
	ctx, cancel := context.WithCancel(context.Background())
	result := make(chan error)
	go func() { result <- httpserve.RunContext(ctx, srv, httpserve.Listener(l)) }()

	client := &http.Client{Transport: &http.Transport{}}
	resp, err := client.Get("http://" + l.Addr().String())
	if err != nil {
		log.Fatal(err)
	}
	body, _ := io.ReadAll(resp.Body)
	resp.Body.Close()
	client.CloseIdleConnections()
	fmt.Printf("%s\n", body)

	cancel()
	fmt.Println(<-result)
	// Output:
	// hello
	// <nil>
}

// A program with its own way to stop keeps it.
func ExampleHarden() {
	srv := httpserve.Harden(&http.Server{Addr: "127.0.0.1:0"})
	go srv.Shutdown(context.Background())
	fmt.Println(srv.ListenAndServe())
	fmt.Println(srv.ReadHeaderTimeout, srv.IdleTimeout)
	// Output:
	// http: Server closed
	// 10s 2m0s
}

// What requests use is closed when the last request of the last server is complete.
func ExampleOnShutdown() {
	httpserve.OnShutdown(func(ctx context.Context) error {
		fmt.Println("flushing")
		return nil
	})
	go func() {
		if err := httpserve.ListenAndServe("localhost:6060", nil); err != nil {
			log.Print(err)
		}
	}()
	if err := httpserve.ListenAndServe(":8080", http.NotFoundHandler()); err != nil {
		log.Print(err)
	}
}

// Readiness probes fail as soon as the process drains, and event streams end.
func ExampleDraining() {
	http.HandleFunc("/ready", func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-httpserve.Draining():
			http.Error(w, "draining", http.StatusServiceUnavailable)
		default:
		}
	})
	http.HandleFunc("/events", func(w http.ResponseWriter, r *http.Request) {
		for {
			select {
			case <-httpserve.Draining():
				return
			case <-r.Context().Done():
				return
			case now := <-time.After(time.Second):
				fmt.Fprintf(w, "data: %s\n\n", now)
				w.(http.Flusher).Flush()
			}
		}
	})
	if err := httpserve.ListenAndServe(":8080", nil); err != nil {
		log.Fatal(err)
	}
}

// A readiness probe says whether the process wants new work. It is asked here without a server.
func ExampleDraining_probe() {
	ready := func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-httpserve.Draining():
			http.Error(w, "draining", http.StatusServiceUnavailable)
		default:
			io.WriteString(w, "ready")
		}
	}
	w := httptest.NewRecorder()
	ready(w, httptest.NewRequest("GET", "/ready", nil))
	fmt.Println(w.Code, w.Body)
	// Output:
	// 200 ready
}

// A handler that panics is answered for.
func ExampleHarden_panic() {
	srv := httpserve.Harden(&http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		orders := strings.Fields(r.URL.Query().Get("orders"))
		fmt.Fprintln(w, orders[0])
	})}, httpserve.Logger(slog.New(slog.DiscardHandler)))
	w := httptest.NewRecorder()
	srv.Handler.ServeHTTP(w, httptest.NewRequest("GET", "/", nil))
	fmt.Println(w.Code, w.Body)
	// Output:
	// 500 Internal Server Error
}

// A certificate that certbot renews: the new one is in use within a minute of the first handshake
// after the renewal.
func ExampleTLS() {
	srv := &http.Server{Addr: ":443", TLSConfig: &tls.Config{MinVersion: tls.VersionTLS13}}
	if err := httpserve.Run(srv, httpserve.TLS(
		"/etc/letsencrypt/live/example.com/fullchain.pem",
		"/etc/letsencrypt/live/example.com/privkey.pem",
	)); err != nil {
		log.Fatal(err)
	}
}

// Certificates from elsewhere, such as an ACME client, come with the TLSConfig: the names of the
// files are then empty. HTTP/2 is there in any case.
func ExampleTLS_config() {
	// The test server of the standard library has a certificate for us, and a client that knows it.
	source := httptest.NewTLSServer(nil)
	defer source.Close()

	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	srv := &http.Server{
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			io.WriteString(w, r.Proto)
		}),
		TLSConfig: &tls.Config{
			GetCertificate: func(*tls.ClientHelloInfo) (*tls.Certificate, error) {
				return &source.TLS.Certificates[0], nil
			},
		},
	}
	ctx, cancel := context.WithCancel(context.Background())
	result := make(chan error)
	go func() { result <- httpserve.RunContext(ctx, srv, httpserve.Listener(l), httpserve.TLS("", "")) }()

	tr := source.Client().Transport.(*http.Transport).Clone()
	tr.ForceAttemptHTTP2 = true
	resp, err := (&http.Client{Transport: tr}).Get("https://" + l.Addr().String())
	if err != nil {
		log.Fatal(err)
	}
	body, _ := io.ReadAll(resp.Body)
	resp.Body.Close()
	tr.CloseIdleConnections()
	fmt.Printf("%s\n", body)

	cancel()
	fmt.Println(<-result)
	// Output:
	// HTTP/2.0
	// <nil>
}

// A gRPC or HTTP/2 server behind a proxy that does TLS.
func ExampleH2C() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	srv := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, r.Proto)
	})}
	ctx, cancel := context.WithCancel(context.Background())
	result := make(chan error)
	go func() { result <- httpserve.RunContext(ctx, srv, httpserve.Listener(l), httpserve.H2C()) }()

	tr := &http.Transport{Protocols: new(http.Protocols)}
	tr.Protocols.SetUnencryptedHTTP2(true)
	resp, err := (&http.Client{Transport: tr}).Get("http://" + l.Addr().String())
	if err != nil {
		log.Fatal(err)
	}
	body, _ := io.ReadAll(resp.Body)
	resp.Body.Close()
	tr.CloseIdleConnections()
	fmt.Printf("%s\n", body)

	cancel()
	fmt.Println(<-result)
	// Output:
	// HTTP/2.0
	// <nil>
}

// A new process starts before the old one ends.
func ExampleReusePort() {
	if err := httpserve.ListenAndServe(":8080", nil, httpserve.ReusePort()); err != nil {
		log.Fatal(err)
	}
}

// A Unix socket for a proxy on the same machine.
func ExampleListener() {
	const path = "/run/shop/http.sock"
	os.Remove(path) // of a process that was killed
	l, err := net.Listen("unix", path)
	if err != nil {
		log.Fatal(err)
	}
	if err := httpserve.Run(&http.Server{}, httpserve.Listener(l)); err != nil {
		log.Fatal(err)
	}
}

// Values of a program that runs behind a slow load balancer and serves long downloads.
func ExampleDrainTimeout() {
	err := httpserve.ListenAndServe(":8080", nil,
		httpserve.DrainDelay(15*time.Second),   // until the balancer has noticed
		httpserve.DrainTimeout(10*time.Minute), // until the longest download is complete
		httpserve.Linger(5*time.Second),        // the longest pause between two requests of a client
	)
	if err != nil {
		log.Fatal(err)
	}
}

// A program that needs the listener itself still gets the socket that systemd keeps for it.
func ExampleListen() {
	l, err := httpserve.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	defer l.Close()
	fmt.Println(l.Addr().Network())
	// Output:
	// tcp
}

// What a program publishes is its own affair: here it is a page for a scraper.
func ExampleStats() {
	http.HandleFunc("/metrics", func(w http.ResponseWriter, r *http.Request) {
		s := httpserve.Stats()
		fmt.Fprintf(w, "http_connections{state=\"active\"} %d\n", s.Active)
		fmt.Fprintf(w, "http_connections{state=\"idle\"} %d\n", s.Idle)
		fmt.Fprintf(w, "http_connections_cut_total %d\n", s.Cut)
		fmt.Fprintf(w, "http_panics_total %d\n", s.Panics)
	})
	if err := httpserve.ListenAndServe(":8080", nil); err != nil {
		log.Fatal(err)
	}
}
