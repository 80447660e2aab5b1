package main

import (
	"flag"
	"net/http"
	"net/http/pprof"
)

type server struct {
	mux *http.ServeMux
}

// EnableProfiles is for those who want it.
func (s *server) EnableProfiles() { s.mux.HandleFunc("/debug/pprof/", pprof.Index) }

func main() {
	profile := flag.Bool("profile", false, "")
	flag.Parse()
	mux := http.NewServeMux()
	if *profile {
		register(mux)
	}
	go http.ListenAndServe(":8081", mux)

	s := &server{http.NewServeMux()}
	if *profile {
		s.EnableProfiles()
	}
	http.ListenAndServe(":8080", s.mux)
}

func register(mux *http.ServeMux) { mux.HandleFunc("/debug/pprof/", pprof.Index) }
