// kind: http.Serve with a listener of another package
// label: good
// subject: timeouts/package-serve
// text: main calls Serve of a server with limits

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/d27-http-serve-listener-elsewhere-good/internal/listen"
)

func main() {
	l, err := listen.FromEnv("LISTEN")
	if err != nil {
		log.Fatal(err)
	}
	defer l.Close()
	mux := http.NewServeMux()
	mux.Handle("/", http.FileServer(http.Dir("/usr/share/doc")))
	log.Println("documentation at", l.Addr())
	srv := http.Server{Handler: mux, ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute}
	err = srv.Serve(l)
	log.Println(err)
}
