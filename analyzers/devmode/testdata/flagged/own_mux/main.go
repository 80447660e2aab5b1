package main

import (
	"expvar"
	"net/http"
	"net/http/pprof"
)

type server struct {
	mux  *http.ServeMux
	addr string
}

func newServer(addr string) *server {
	s := &server{mux: http.NewServeMux(), addr: addr}
	s.routes()
	return s
}

func (s *server) routes() {
	s.mux.HandleFunc("/", http.NotFound)
	register(s.mux)
}

func register(mux *http.ServeMux) {
	mux.HandleFunc("/debug/pprof/", pprof.Index)
	mux.Handle("/debug/pprof/heap", pprof.Handler("heap"))
}

func (s *server) run() error {
	return http.ListenAndServe(s.addr, s.mux) // want devmode/pprof-public
}

func main() {
	mux := http.NewServeMux()
	mux.Handle("GET /debug/vars", expvar.Handler())
	go http.ListenAndServe(":8081", mux) // want devmode/expvar-public

	mounted := http.NewServeMux()
	mounted.Handle("/debug/", http.DefaultServeMux)
	go (&http.Server{Addr: ":8082", Handler: mounted}).ListenAndServe() // want devmode/pprof-public devmode/expvar-public

	var value http.ServeMux
	value.HandleFunc("/debug/pprof/profile", func(w http.ResponseWriter, r *http.Request) { pprof.Profile(w, r) })
	go http.ListenAndServe(":8083", &value) // want devmode/pprof-public

	inner := http.NewServeMux()
	inner.HandleFunc("/pprof/trace", pprof.Trace)
	outer := http.NewServeMux()
	outer.Handle("/debug/", http.StripPrefix("/debug", inner))
	go http.ListenAndServe(":8084", outer) // want devmode/pprof-public

	go http.ListenAndServe(":8085", http.HandlerFunc(route)) // want devmode/pprof-public

	newServer(":8080").run()
}

func route(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/":
		http.NotFound(w, r)
	case "/debug/pprof/":
		debug(w, r)
	}
}

func debug(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Debug", "1")
	pprof.Index(w, r)
}
