// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve_test

import (
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
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
