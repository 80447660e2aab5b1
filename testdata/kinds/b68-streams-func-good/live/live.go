package live

import (
	"fmt"
	"net/http"
	"time"
)

// Events sends the time every second.
func Events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	rc := http.NewResponseController(w)
	if err := rc.SetWriteDeadline(time.Time{}); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		select {
		case <-r.Context().Done():
			return
		case now := <-tick.C:
			fmt.Fprintf(w, "data: %s\n\n", now.Format(time.RFC3339))
			if rc.Flush() != nil {
				return
			}
		}
	}
}
