package supervisor

import (
	"log"
	"net/http"
	"sync"
)

// Run serves what comes through the channel until all servers have ended.
func Run(jobs <-chan *http.Server) {
	var wg sync.WaitGroup
	for srv := range jobs {
		wg.Add(1)
		go func(srv *http.Server) {
			defer wg.Done()
			log.Println(srv.Addr, srv.ListenAndServe()) // want timeouts/read-header-unset
		}(srv)
	}
	wg.Wait()
}
