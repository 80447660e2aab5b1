// kind: method expression
// label: good
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: (*http.Server).ListenAndServe is called as a function on a server with limits

package main

import (
	"log"
	"net/http"
	"time"
)

var how = map[bool]func(*http.Server) error{
	false: (*http.Server).ListenAndServe,
	true: func(s *http.Server) error {
		return s.ListenAndServeTLS("/etc/tls/cert", "/etc/tls/key")
	},
}

func main() {
	start := (*http.Server).ListenAndServe
	redirect := &http.Server{Addr: ":80", ReadTimeout: 3 * time.Second, Handler: http.RedirectHandler("https://example.org", 301)}
	go start(redirect)

	srv := new(http.Server)
	srv.Addr = ":443"
	srv.Handler = http.FileServer(http.Dir("/srv/www"))
	srv.ReadTimeout = 10 * redirect.ReadTimeout
	log.Fatal(how[srv.Addr == ":443"](srv))
}
