// kind: http.Serve through a variable of the package
// label: good
// subject: timeouts/package-serve
// text: a package-level variable holds a closure that makes a limited server, and main calls it with a listener

package main

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"time"
)

var serveOn = func(l net.Listener, h http.Handler) error {
	s := &http.Server{Handler: h, ReadTimeout: time.Minute}
	return s.Serve(l)
}

func status(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintf(w, "%s, %s\n", r.URL.Path, time.Now().Format(time.Kitchen))
}

func main() {
	l, err := net.Listen("tcp", ":8080")
	if err == nil {
		mux := http.NewServeMux()
		mux.HandleFunc("/time/", status)
		err = serveOn(l, mux)
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
