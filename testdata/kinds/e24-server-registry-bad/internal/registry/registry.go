package registry

import (
	"log"
	"net/http"
	"sync"
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
			log.Printf("%s: %v", name, s.ListenAndServe()) // want shutdown/never-called
		}()
	}
}
