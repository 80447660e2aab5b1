package main

import (
	"net"
	"net/http"
	"net/http/pprof"
)

func logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { next.ServeHTTP(w, r) })
}

func newMux() *http.ServeMux { return http.NewServeMux() }

// The two muxes share a constructor and their middleware, and only one has the profiles.
func main() {
	app, debug := newMux(), newMux()
	app.HandleFunc("/", http.NotFound)
	debug.HandleFunc("/debug/pprof/", pprof.Index)
	go http.ListenAndServe(":6060", logged(debug)) // want devmode/pprof-public
	l, err := net.Listen("tcp", ":8080")
	if err != nil {
		panic(err)
	}
	http.Serve(l, logged(app))
}
