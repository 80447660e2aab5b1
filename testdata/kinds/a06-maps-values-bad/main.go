// kind: servers through maps.Values and slices.Collect
// label: bad
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: of the servers collected from a map's values one is made by another constructor, which sets WriteTimeout only

package main

import (
	"log/slog"
	"maps"
	"net/http"
	"os"
	"slices"
	"time"
)

const patience = 15 * time.Second

func page(addr string) *http.Server {
	return &http.Server{Addr: addr, Handler: http.FileServer(http.Dir("pages")), ReadTimeout: patience}
}

func upload(addr string) *http.Server {
	mux := http.NewServeMux()
	mux.HandleFunc("PUT /blob", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusCreated) })
	return &http.Server{Addr: addr, Handler: mux, WriteTimeout: patience}
}

func main() {
	byHost := map[string]*http.Server{
		"www":    page(":8080"),
		"upload": upload(":8090"),
	}
	list := slices.Collect(maps.Values(byHost))
	for _, s := range list[1:] {
		go s.ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset
	}
	if err := list[0].ListenAndServe(); err != nil { // also timeouts/read-header-unset keepalive/idle-unset
		slog.Error("serve", "err", err)
		os.Exit(1)
	}
}
