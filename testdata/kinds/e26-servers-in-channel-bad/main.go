// kind: servers that go through a channel to those who serve them
// label: bad
// subject: timeouts/read-header-unset
// text: the servers of the channel have no limit for headers

package main

import (
	"log"
	"net/http"
	"strings"
	"sync"
	"time"
)

type job struct {
	name string
	srv  *http.Server
}

func produce(addrs []string, jobs chan<- job) {
	defer close(jobs)
	for _, a := range addrs {
		name := strings.TrimPrefix(a, ":")
		s := &http.Server{Addr: a, Handler: http.FileServer(http.Dir("www-" + name))}
		s.IdleTimeout = 30 * time.Second
		jobs <- job{name, s}
	}
}

func consume(jobs <-chan job, wg *sync.WaitGroup) {
	for j := range jobs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			err := j.srv.ListenAndServe() // want timeouts/read-header-unset
			log.Printf("%s: %v", j.name, err)
		}()
	}
}

func main() {
	jobs := make(chan job)
	go produce([]string{":8001", ":8002", ":8003"}, jobs)
	var wg sync.WaitGroup
	consume(jobs, &wg)
	wg.Wait()
}
