// kind: builder of another package
// label: bad
// subject: keepalive/idle-unset
// text: the chain sets the limit for headers alone

package main

import (
	"io"
	"log"
	"net/http"
	"time"

	"example.com/kinds/d03-builder-package-bad/internal/httpx"
)

func main() {
	h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "ok") })
	srv := httpx.NewBuilder(":9000").
		Handler(h).
		HeaderTimeout(3 * time.Second).
		Build()
	log.Println("listening on", srv.Addr)
	if err := srv.ListenAndServe(); err != nil { // want keepalive/idle-unset
		log.Fatal(err)
	}
}
