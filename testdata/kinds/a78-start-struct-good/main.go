// kind: Start function of a package that serves in a goroutine
// label: good
// subject: timeouts/read-header-unset
// text: the package applies the hooks that its caller gave before it serves in a goroutine

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/a78-start-struct-good/httpd"
)

func main() {
	s := httpd.Start(httpd.Params{
		Port:  8080,
		Root:  "/srv/www",
		Hooks: []func(*http.Server){func(s *http.Server) { s.ReadHeaderTimeout = 5 * time.Second }},
	})
	log.Print("listening on ", s.Addr)
	time.Sleep(24 * time.Hour)
	s.Close()
}
