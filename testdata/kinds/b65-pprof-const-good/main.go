// kind: profiles under a constant or a variable
// label: good
// subject: devmode/pprof-public
// text: the pages are mounted when the environment says so

package main

import (
	"log"
	"net/http"
	"net/http/pprof"
	"os"
	"time"
)

var debug = os.Getenv("APP_DEBUG") == "1"

func handler() http.Handler {
	m := http.NewServeMux()
	m.HandleFunc("/motd", func(w http.ResponseWriter, r *http.Request) {
		data, err := os.ReadFile("/etc/motd")
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Write(data)
	})
	if debug {
		m.HandleFunc("/debug/pprof/", pprof.Index)
	}
	return m
}

func main() {
	srv := &http.Server{Addr: ":8080", Handler: handler(), ReadTimeout: 2 * time.Second}
	log.Fatal(srv.ListenAndServe())
}
