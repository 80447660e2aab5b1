package nostreams

import (
	"fmt"
	"log"
	"net/http"
	"time"

	"example.com/timeouts/kit"
)

func ticks(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	for at := range time.Tick(time.Second) {
		fmt.Fprintf(w, "data: %v\n\n", at)
		w.(http.Flusher).Flush()
	}
}

// Another package sets the limits: how long they are is not known here.
func limitsElsewhere() {
	mux := http.NewServeMux()
	mux.HandleFunc("/ticks", ticks)
	go func() { log.Fatal(kit.Run(":8080", mux)) }()
	srv := &http.Server{Addr: ":8081", Handler: mux, WriteTimeout: 10 * time.Second}
	log.Fatal(kit.Serve(srv))
}
