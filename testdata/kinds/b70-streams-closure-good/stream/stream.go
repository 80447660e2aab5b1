package stream

import (
	"fmt"
	"net/http"
)

// Of makes a handler that sends what comes from c.
func Of(c <-chan string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Type", "text/event-stream")
		h.Set("Cache-Control", "no-cache")
		for {
			select {
			case s := <-c:
				fmt.Fprintf(w, "event: news\ndata: %s\n\n", s)
				w.(http.Flusher).Flush()
			case <-r.Context().Done():
				return
			}
		}
	}
}
