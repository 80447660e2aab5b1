// kind: application and its admin server
// label: good
// subject: reuseport/plain-listen
// text: the application's address is decided when the program runs, the metrics server gets no advice

package main

import (
	"cmp"
	"io"
	"log"
	"net/http"
	"os"
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
	main.Addr = cmp.Or(os.Getenv("LISTEN"), "127.0.0.1:8080")
	log.Fatal(main.ListenAndServe())
}
