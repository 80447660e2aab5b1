// kind: routes of another package with profiles mounted by hand
// label: good
// subject: devmode/pprof-public
// text: the profiles are on the admin server, which listens on localhost

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/d22-pprof-mounted-by-api-package-good/internal/routes"
)

func server(addr string, h http.Handler) *http.Server {
	return &http.Server{Addr: addr, Handler: h, ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute}
}

func main() {
	public, admin := http.NewServeMux(), http.NewServeMux()
	routes.API(public)
	routes.Health(admin)
	routes.Debug(admin)

	go func() { log.Println(server("localhost:9090", admin).ListenAndServe()) }()
	log.Fatal(server(":8080", public).ListenAndServe())
}
