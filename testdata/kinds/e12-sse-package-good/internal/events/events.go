package events

import (
	"fmt"
	"net/http"
	"sync"
	"time"
)

// A Broker passes messages on to all subscribers.
type Broker struct {
	mu   sync.Mutex
	subs map[chan string]struct{}
}

// NewBroker makes a Broker.
func NewBroker() *Broker {
	return &Broker{subs: make(map[chan string]struct{})}
}

// Publish sends a message.
func (b *Broker) Publish(msg string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for c := range b.subs {
		select {
		case c <- msg:
		default:
		}
	}
}

func (b *Broker) subscribe() (chan string, func()) {
	c := make(chan string, 8)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.subs[c] = struct{}{}
	return c, func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		delete(b.subs, c)
	}
}

// ServeHTTP streams the messages.
func (b *Broker) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	rc := http.NewResponseController(w)
	if err := rc.SetWriteDeadline(time.Time{}); err != nil {
		http.Error(w, "streaming unsupported", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-cache")
	c, leave := b.subscribe()
	defer leave()
	for {
		select {
		case <-r.Context().Done():
			return
		case msg := <-c:
			fmt.Fprintf(w, "data: %s\n\n", msg)
			if err := rc.Flush(); err != nil {
				return
			}
		}
	}
}
