// kind: map of servers
// label: bad
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: a package-level map is filled by register, and only the admin entry is tuned before all of them are served

package main

import (
	"log"
	"net/http"
	"time"
)

var servers = make(map[string]*http.Server)

func register(name, addr string, h http.Handler) *http.Server {
	s := &http.Server{Addr: addr, Handler: h}
	servers[name] = s
	return s
}

func tune(s *http.Server) {
	s.ReadHeaderTimeout = 5 * time.Second
	s.IdleTimeout = time.Minute
}

func main() {
	shop := http.NewServeMux()
	shop.Handle("/", http.FileServer(http.Dir("shop")))
	register("shop", ":8080", shop)
	tune(register("admin", ":8081", http.RedirectHandler("/login", http.StatusFound)))

	errs := make(chan error)
	for name := range servers {
		go func() { errs <- servers[name].ListenAndServe() }() // want timeouts/read-header-unset keepalive/idle-unset
	}
	log.Fatal(<-errs)
}
