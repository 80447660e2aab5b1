// kind: own group type with Go(func() error)
// label: bad
// subject: timeouts/read-header-unset
// text: of the two servers whose method values go to a group one has no limit for headers

package main

import (
	"log"
	"net/http"
	"sync"
	"time"
)

type group struct {
	wg   sync.WaitGroup
	once sync.Once
	err  error
}

func (g *group) Go(f func() error) {
	g.wg.Add(1)
	go func() {
		defer g.wg.Done()
		if err := f(); err != nil { // want timeouts/read-header-unset
			g.once.Do(func() { g.err = err })
		}
	}()
}

func (g *group) Wait() error {
	g.wg.Wait()
	return g.err
}

func main() {
	one := http.Server{Addr: ":8001", Handler: http.FileServer(http.Dir("1")), ReadHeaderTimeout: 5 * time.Second}
	two := http.Server{Addr: ":8002", Handler: http.FileServer(http.Dir("2"))}
	var g group
	g.Go(one.ListenAndServe)
	g.Go(two.ListenAndServe) // also timeouts/read-header-unset
	if err := g.Wait(); err != nil {
		log.Fatal(err)
	}
}
