// kind: settings before a loop that may not run
// label: good
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: the limits are set before the loop over the arguments, in which they may be changed

package main

import (
	"log"
	"net/http"
	"os"
	"strings"
	"time"
)

func main() {
	srv := &http.Server{Addr: ":8080"}
	srv.ReadTimeout = 30 * time.Second
	mux := http.NewServeMux()
	for _, arg := range os.Args[1:] {
		key, val, _ := strings.Cut(arg, "=")
		switch key {
		case "addr":
			srv.Addr = val
		case "dir":
			mux.Handle("/", http.FileServer(http.Dir(val)))
		case "timeout":
			d, err := time.ParseDuration(val)
			if err != nil {
				log.Fatal(err)
			}
			srv.ReadTimeout = d
		}
	}
	srv.Handler = mux
	log.Fatal(srv.ListenAndServe())
}
