package main

import (
	"net/http"
	"net/http/pprof"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
)

func main() {
	a := chi.NewRouter()
	a.Use(middleware.Logger)
	a.Mount("/debug", middleware.Profiler())
	go http.ListenAndServe(":8081", a) // want devmode/pprof-public

	b := chi.NewRouter()
	b.Route("/debug", func(r chi.Router) {
		r.Get("/pprof/*", pprof.Index)
	})
	go http.ListenAndServe(":8082", b) // want devmode/pprof-public

	var c chi.Router = chi.NewRouter()
	debug(c)
	http.ListenAndServe(":8083", c) // want devmode/pprof-public
}

func debug(r chi.Router) {
	r.Group(func(r chi.Router) {
		r.Get("/debug/pprof/profile", pprof.Profile)
	})
}
