// kind: first error through a channel of structs, reported whatever it is
// run: {addr}
// file: offsets
// fix: drain
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// in use: as before

package main

import (
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"os"
	"time"
)

type ending struct {
	at  time.Time
	why error
}

func main() {
	endings := make(chan *ending)
	go func() {
		why := (&http.Server{
			Addr: os.Args[1],
			Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				fmt.Println("order begins")
				io.Copy(base64.NewEncoder(base64.StdEncoding, w), r.Body)
			}),
		}).ListenAndServe()
		endings <- &ending{time.Now(), why}
	}()
	e := <-endings
	os.WriteFile("offsets", []byte(e.at.String()), 0o600)
	fmt.Fprintf(os.Stderr, "ended at %v: %v\n", e.at, e.why)
	os.Exit(1)
}
