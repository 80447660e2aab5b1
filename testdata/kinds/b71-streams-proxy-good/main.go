// kind: reverse proxy of another package
// label: good
// subject: timeouts/cuts-streams
// text: the proxy flushes ten times a second

package main

import (
	"log"
	"net/http"
	"net/url"
	"time"

	"example.com/kinds/b71-streams-proxy-good/proxy"
)

const limit = 2 * time.Minute

func main() {
	target, err := url.Parse("http://10.0.0.7:9000")
	if err != nil {
		log.Fatal(err)
	}
	s := &http.Server{Addr: ":8080", ReadTimeout: limit, WriteTimeout: limit}
	s.Handler = proxy.To(target)
	log.Fatal(s.ListenAndServe())
}
