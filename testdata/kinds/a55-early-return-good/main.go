// kind: constructor with an early return
// label: good
// subject: timeouts/read-header-unset
// text: the constructor sets the limit before the early return, and may change it after

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
	srv.ReadHeaderTimeout = 10 * time.Second
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
	log.Fatal(newServer("/etc/web.json").ListenAndServe())
}
