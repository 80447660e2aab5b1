// Adopted has servers that the runtime serves. It does not see to what they show, how they speak TLS, and what their handlers do.
package main

import (
	"context"
	"crypto/tls"
	"fmt"
	"log"
	"net/http"
	_ "net/http/pprof"
	"os"
	"time"

	"example.com/adopted/internal/httpserve"
)

func pprofEverywhere() {
	log.Fatal(httpserve.ListenAndServe(":6060", nil)) // want devmode/pprof-public
}

func profilesOfServer() {
	srv := &http.Server{Addr: ":6061"}
	log.Fatal(httpserve.Run(srv)) // want devmode/pprof-public
}

func oldTLS() {
	srv := &http.Server{Addr: ":8443", Handler: http.NewServeMux(), TLSConfig: &tls.Config{MinVersion: tls.VersionTLS10}}
	log.Fatal(httpserve.Run(srv, httpserve.TLS("cert.pem", "key.pem"))) // want tlsconfig/old-version
}

func withoutHTTP2() {
	srv := &http.Server{Addr: ":8444", Handler: http.NewServeMux(), TLSNextProto: map[string]func(*http.Server, *tls.Conn, http.Handler){}}
	log.Fatal(httpserve.RunContext(context.Background(), srv, httpserve.TLS("cert.pem", "key.pem"))) // want http2/disabled
}

func nanoseconds() {
	srv := &http.Server{Addr: ":8081", Handler: http.NewServeMux(), ReadTimeout: 30} // want timeouts/not-a-duration
	log.Fatal(httpserve.Run(srv))
}

func cutStreams() {
	mux := http.NewServeMux()
	mux.HandleFunc("/ticks", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream")
		for at := range time.Tick(time.Second) {
			fmt.Fprintf(w, "data: %v\n\n", at)
			w.(http.Flusher).Flush()
		}
	})
	srv := &http.Server{Addr: ":8082", Handler: mux, WriteTimeout: 10 * time.Second}
	log.Fatal(httpserve.Run(srv)) // want timeouts/cuts-streams
}

func exits() {
	mux := http.NewServeMux()
	mux.HandleFunc("/state", func(w http.ResponseWriter, r *http.Request) {
		data, err := os.ReadFile("state")
		if err != nil {
			log.Fatal(err) // want recovery/exit-in-handler
		}
		w.Write(data)
	})
	log.Fatal(httpserve.ListenAndServe(":8083", mux))
}

func main() {
	go pprofEverywhere()
	go profilesOfServer()
	go oldTLS()
	go withoutHTTP2()
	go nanoseconds()
	go cutStreams()
	go exits()
	silent()
}
