// kind: routes of another package with profiles mounted by hand
// label: bad
// subject: devmode/pprof-public
// text: the profiles are among the routes of the public server

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/d22-pprof-mounted-by-api-package-bad/internal/routes"
)

func server(addr string, h http.Handler) *http.Server {
	return &http.Server{Addr: addr, Handler: h, ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute}
}

func main() {
	public, admin := http.NewServeMux(), http.NewServeMux()
	routes.API(public)
	routes.Health(admin)
	routes.Debug(public) // also devmode/pprof-public

	go func() { log.Println(server("localhost:9090", admin).ListenAndServe()) }()
	log.Fatal(server(":8080", public).ListenAndServe()) // want devmode/pprof-public
}
