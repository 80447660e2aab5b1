// kind: servers through maps.Values and slices.Collect
// label: good
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: all servers collected from a map's values come from constructors that set the limits

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
	return &http.Server{Addr: addr, Handler: mux, ReadHeaderTimeout: patience, IdleTimeout: 8 * patience}
}

func main() {
	byHost := map[string]*http.Server{
		"www":    page(":8080"),
		"upload": upload(":8090"),
	}
	list := slices.Collect(maps.Values(byHost))
	for _, s := range list[1:] {
		go s.ListenAndServe()
	}
	if err := list[0].ListenAndServe(); err != nil {
		slog.Error("serve", "err", err)
		os.Exit(1)
	}
}
