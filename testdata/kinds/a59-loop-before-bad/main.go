// kind: settings before a loop that may not run
// label: bad
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: the loop over the arguments may set WriteTimeout, and nothing sets another limit

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
			srv.WriteTimeout = d
		}
	}
	srv.Handler = mux
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset
}
