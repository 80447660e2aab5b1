package broker

import (
	"fmt"
	"net/http"
	"sync"
	"time"
)

type Broker struct {
	mu      sync.Mutex
	clients map[chan string]struct{}
}

func New() *Broker { return &Broker{clients: make(map[chan string]struct{})} }

func (b *Broker) Publish(msg string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for c := range b.clients {
		select {
		case c <- msg:
		default:
		}
	}
}

func (b *Broker) subscribe() (<-chan string, func()) {
	c := make(chan string, 8)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.clients[c] = struct{}{}
	return c, func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		delete(b.clients, c)
	}
}

func (b *Broker) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	rc := http.NewResponseController(w)
	rc.SetWriteDeadline(time.Time{})
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	msgs, cancel := b.subscribe()
	defer cancel()
	for {
		select {
		case <-r.Context().Done():
			return
		case m := <-msgs:
			fmt.Fprintf(w, "data: %s\n\n", m)
			rc.Flush()
		}
	}
}
