// kind: http.Serve with a listener of another package
// label: bad
// subject: timeouts/package-serve
// text: main calls http.Serve

package main

import (
	"log"
	"net/http"

	"example.com/kinds/d27-http-serve-listener-elsewhere-bad/internal/listen"
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
	err = http.Serve(l, mux) // want timeouts/package-serve
	log.Println(err)
}
