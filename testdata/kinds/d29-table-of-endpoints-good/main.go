// kind: table of endpoints with a range loop
// label: good
// subject: timeouts/read-header-unset
// text: the loop that makes the servers sets the limit for all

package main

import (
	"log"
	"net/http"
	"sync"
	"time"
)

const headerLimit = 5 * time.Second

func main() {
	endpoints := []struct {
		name, addr string
		handler    http.Handler
	}{
		{"public", ":8080", http.FileServer(http.Dir("public"))},
		{"partner", ":8081", http.FileServer(http.Dir("partner"))},
		{"redirect", ":80", http.RedirectHandler("https://example.com/", http.StatusMovedPermanently)},
	}
	var wg sync.WaitGroup
	for _, e := range endpoints {
		srv := &http.Server{
			Addr:              e.addr,
			Handler:           e.handler,
			ReadHeaderTimeout: headerLimit,
		}
		wg.Go(func() {
			log.Printf("%s: %v", e.name, srv.ListenAndServe())
		})
	}
	wg.Wait()
}
