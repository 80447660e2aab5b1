// kind: map of servers
// label: good
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: every entry that register puts into the package-level map is tuned through the pointer that it returns

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
	tune(register("shop", ":8080", shop))
	tune(register("admin", ":8081", http.RedirectHandler("/login", http.StatusFound)))

	errs := make(chan error)
	for name := range servers {
		go func() { errs <- servers[name].ListenAndServe() }()
	}
	log.Fatal(<-errs)
}
