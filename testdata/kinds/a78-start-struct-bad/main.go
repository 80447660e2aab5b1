// kind: Start function of a package that serves in a goroutine
// label: bad
// subject: timeouts/read-header-unset
// text: the package serves in a goroutine before it applies the hooks that its caller gave

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/a78-start-struct-bad/httpd"
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
