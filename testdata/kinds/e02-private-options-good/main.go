// kind: options that write to a private struct
// label: good
// subject: timeouts/read-header-unset
// text: the builder copies the timeout that the option stored

package main

import (
	"io"
	"log"
	"net/http"
	"time"

	"example.com/kinds/e02-private-options-good/httpd"
)

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "ok") })
	d := httpd.New(mux,
		httpd.WithAddr(":8080"),
		httpd.WithReadTimeout(5*time.Second),
		httpd.WithIdleTimeout(time.Minute),
	)
	if err := d.Serve(); err != nil {
		log.Fatal(err)
	}
}
