// kind: struct that embeds a server by value
// label: good
// subject: timeouts/read-header-unset
// text: the constructor sets the promoted field of the embedded server

package main

import (
	"log"
	"net/http"
	"time"
)

type settings struct {
	readHeader time.Duration
	name       string
}

// Site is a server with a name.
type Site struct {
	http.Server
	settings
}

func NewSite(name, addr string) *Site {
	var s Site
	s.Addr = addr
	s.name = name
	s.Handler = http.FileServer(http.Dir("/srv/" + name))
	s.readHeader = 10 * time.Second
	s.ReadHeaderTimeout = s.readHeader
	return &s
}

func main() {
	site := NewSite("www", ":8080")
	log.Printf("%s: %v after %v", site.name, site.ListenAndServe(), site.readHeader)
}
