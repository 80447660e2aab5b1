package main

import (
	"net/http"

	"example.com/devmode/flagged/other_package/debug"
	"example.com/devmode/flagged/other_package/routes"
)

func main() {
	a := http.NewServeMux()
	debug.Register(a)
	go http.ListenAndServe(":8081", a) // want devmode/pprof-public
	b := http.NewServeMux()
	b.Handle("/debug/", debug.Handler())
	go http.ListenAndServe(":8082", b) // want devmode/expvar-public
	c := http.NewServeMux()
	debug.Both("c", c)
	go http.ListenAndServe(":8083", c) // want devmode/pprof-public devmode/expvar-public
	d := http.NewServeMux()
	routes.All(d)
	http.ListenAndServe(":8084", d) // want devmode/pprof-public
}
