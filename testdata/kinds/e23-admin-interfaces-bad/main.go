// kind: admin server of a package
// label: bad
// subject: bindaddr/debug-all-interfaces
// text: debug pages listen on every interface

package main

import (
	"encoding/json"
	"log"
	"net/http"
	"sync"
	"time"

	"example.com/kinds/e23-admin-interfaces-bad/internal/admin"
)

type cache struct {
	mu   sync.Mutex
	data map[string]string
}

func (c *cache) dump(w http.ResponseWriter, r *http.Request) {
	c.mu.Lock()
	defer c.mu.Unlock()
	json.NewEncoder(w).Encode(c.data)
}

func (c *cache) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if v, ok := c.data[r.URL.Path]; ok {
		w.Write([]byte(v))
		return
	}
	http.NotFound(w, r)
}

func main() {
	c := &cache{data: map[string]string{"/": "root"}}
	go func() { log.Print(admin.Serve(c.dump)) }() // also bindaddr/debug-all-interfaces

	srv := &http.Server{Addr: ":8080", Handler: c, ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute}
	log.Fatal(srv.ListenAndServe())
}
