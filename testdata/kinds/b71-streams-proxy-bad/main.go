// kind: reverse proxy of another package
// label: bad
// subject: timeouts/cuts-streams
// text: the proxy flushes at once, for streams, and the server has a WriteTimeout

package main

import (
	"log"
	"net/http"
	"net/url"
	"time"

	"example.com/kinds/b71-streams-proxy-bad/proxy"
)

const limit = 2 * time.Minute

func main() {
	target, err := url.Parse("http://10.0.0.7:9000")
	if err != nil {
		log.Fatal(err)
	}
	s := &http.Server{Addr: ":8080", ReadTimeout: limit, WriteTimeout: limit} // also timeouts/cuts-streams
	s.Handler = proxy.To(target)
	log.Fatal(s.ListenAndServe()) // want timeouts/cuts-streams
}
