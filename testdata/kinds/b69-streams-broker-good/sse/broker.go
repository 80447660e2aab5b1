// Package sse has a small broker for server-sent events.
package sse

import (
	"io"
	"net/http"
	"sync"
)

// Broker gives every text to every reader.
type Broker struct {
	mu      sync.Mutex
	readers map[chan string]bool
}

// New makes a Broker.
func New() *Broker { return &Broker{readers: map[chan string]bool{}} }

// Send sends.
func (b *Broker) Send(text string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for c := range b.readers {
		c <- text
	}
}

func (b *Broker) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	flusher, ok := w.(http.Flusher)
	if !ok {
		http.Error(w, "no streams", http.StatusNotImplemented)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	c := make(chan string, 8)
	b.mu.Lock()
	b.readers[c] = true
	b.mu.Unlock()
	for text := range c {
		io.WriteString(w, "data: "+text+"\n\n")
		flusher.Flush()
	}
}
