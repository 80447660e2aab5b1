// kind: builder of another package
// label: good
// subject: keepalive/idle-unset
// text: the chain sets the limit for idle connections too

package main

import (
	"io"
	"log"
	"net/http"
	"time"

	"example.com/kinds/d03-builder-package-good/internal/httpx"
)

func main() {
	h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "ok") })
	srv := httpx.NewBuilder(":9000").
		Handler(h).
		HeaderTimeout(3 * time.Second).
		IdleTimeout(90 * time.Second).
		Build()
	log.Println("listening on", srv.Addr)
	if err := srv.ListenAndServe(); err != nil {
		log.Fatal(err)
	}
}
