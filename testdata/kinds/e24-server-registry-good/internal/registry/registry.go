package registry

import (
	"context"
	"errors"
	"log"
	"net/http"
	"sync"
	"time"
)

// Registry has servers by name.
type Registry struct {
	mu      sync.Mutex
	servers map[string]*http.Server
}

// New makes a Registry.
func New() *Registry { return &Registry{servers: make(map[string]*http.Server)} }

// Register adds a server.
func (r *Registry) Register(name string, s *http.Server) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.servers[name] = s
}

// Start starts the servers.
func (r *Registry) Start() {
	r.mu.Lock()
	defer r.mu.Unlock()
	for name, s := range r.servers {
		go func() {
			if err := s.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
				log.Printf("%s: %v", name, err)
			}
		}()
	}
}

// Stop drains the servers, all of them within the limit.
func (r *Registry) Stop(limit time.Duration) {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	r.mu.Lock()
	defer r.mu.Unlock()
	for name, s := range r.servers {
		if err := s.Shutdown(ctx); err != nil {
			log.Printf("%s: %v", name, err)
		}
	}
}
