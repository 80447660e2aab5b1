// kind: a unit too many
// label: good
// subject: timeouts/absurd timeouts/not-a-duration
// text: the helper gets a plain five

package main

import (
	"log"
	"net/http"
	"time"
)

func seconds(n time.Duration) time.Duration { return n * time.Second }

func main() {
	s := &http.Server{Addr: ":8080", Handler: http.DefaultServeMux}
	s.ReadHeaderTimeout = seconds(5)
	s.IdleTimeout = seconds(120)
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) })
	log.Fatal(s.ListenAndServe())
}
