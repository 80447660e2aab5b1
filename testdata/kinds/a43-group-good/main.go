// kind: own group type with Go(func() error)
// label: good
// subject: timeouts/read-header-unset
// text: both servers whose method values go to a group have a limit for headers

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
		if err := f(); err != nil {
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
	two.ReadHeaderTimeout = one.ReadHeaderTimeout
	var g group
	g.Go(one.ListenAndServe)
	g.Go(two.ListenAndServe)
	if err := g.Wait(); err != nil {
		log.Fatal(err)
	}
}
