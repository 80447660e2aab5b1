// kind: constructor with an early return
// label: bad
// subject: timeouts/read-header-unset
// text: the constructor returns early, before it sets the limit, when there is no configuration

package main

import (
	"encoding/json"
	"log"
	"net/http"
	"os"
	"time"
)

type config struct{ Addr, Dir string }

func newServer(file string) *http.Server {
	srv := &http.Server{Addr: ":8080", IdleTimeout: time.Minute}
	srv.Handler = http.FileServer(http.Dir("/srv/www"))
	b, err := os.ReadFile(file)
	if err != nil {
		return srv
	}
	var c config
	if err := json.Unmarshal(b, &c); err != nil {
		log.Fatal(err)
	}
	srv.Addr, srv.Handler = c.Addr, http.FileServer(http.Dir(c.Dir))
	srv.ReadHeaderTimeout = 5 * time.Second
	return srv
}

func main() {
	log.Fatal(newServer("/etc/web.json").ListenAndServe()) // want timeouts/read-header-unset
}
