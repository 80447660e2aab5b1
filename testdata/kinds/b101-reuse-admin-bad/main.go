// kind: application and its admin server
// label: bad
// subject: reuseport/plain-listen
// text: application and metrics server on public ports, the advice is for the application's

package main

import (
	"io"
	"log"
	"net/http"
	"time"
)

type application struct{ greeting string }

func (a application) ServeHTTP(w http.ResponseWriter, r *http.Request) { io.WriteString(w, a.greeting) }

func admin() *http.Server {
	m := http.NewServeMux()
	m.HandleFunc("/metrics", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "up 1\n") })
	m.HandleFunc("/readyz", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "ok") })
	return &http.Server{Addr: ":9090", Handler: m, ReadTimeout: time.Second}
}

func main() {
	go func() { log.Fatal(admin().ListenAndServe()) }()
	main := &http.Server{Handler: application{"moin"}, ReadTimeout: 5 * time.Second}
	main.Addr = ":8080"
	log.Fatal(main.ListenAndServe()) // want reuseport/plain-listen
}
