// kind: map of slices of servers
// label: good
// subject: timeouts/read-header-unset
// text: the servers of all keys of a map of slices get their limit

package main

import (
	"fmt"
	"net/http"
	"os"
	"sync"
	"time"
)

type zones map[string][]*http.Server

func (z zones) add(zone string, srv *http.Server) {
	z[zone] = append(z[zone], srv)
}

func (z zones) harden(limit time.Duration) {
	for _, list := range z {
		for _, srv := range list {
			srv.ReadHeaderTimeout = limit
		}
	}
}

func main() {
	z := zones{}
	z.add("public", &http.Server{Addr: ":8000", Handler: http.FileServer(http.Dir("public")), IdleTimeout: time.Minute})
	z.add("public", &http.Server{Addr: ":8001", Handler: http.FileServer(http.Dir("public")), IdleTimeout: time.Minute})
	z.add("partners", &http.Server{Addr: ":8002", Handler: http.FileServer(http.Dir("partners")), IdleTimeout: time.Minute})
	z.harden(8 * time.Second)

	var wg sync.WaitGroup
	for zone, list := range z {
		for i := range list {
			wg.Go(func() {
				if err := list[i].ListenAndServe(); err != nil {
					fmt.Fprintln(os.Stderr, zone, err)
				}
			})
		}
	}
	wg.Wait()
}
