// kind: long limits
// label: good
// subject: timeouts/absurd timeouts/not-a-duration
// text: bodies may take two hours, headers five seconds

package main

import (
	"io"
	"log"
	"net/http"
	"os"
	"time"
)

const day = 24 * time.Hour

type limits struct{ header, body, idle time.Duration }

func standard() limits {
	return limits{
		header: 5 * time.Second,
		body:   2 * time.Hour,
		idle:   day,
	}
}

func upload(w http.ResponseWriter, r *http.Request) {
	f, err := os.CreateTemp("", "upload")
	if err != nil {
		http.Error(w, "disk", http.StatusInsufficientStorage)
		return
	}
	defer f.Close()
	io.Copy(f, r.Body)
}

func main() {
	l := standard()
	s := &http.Server{
		Addr:              ":8080",
		Handler:           http.HandlerFunc(upload),
		ReadHeaderTimeout: l.header,
		ReadTimeout:       l.body,
		IdleTimeout:       l.idle,
	}
	log.Fatal(s.ListenAndServe())
}
