package main

import (
	"context"
	"log"
	"net/http"
	"sync"

	"example.com/statements/internal/httpserve"
	"golang.org/x/sync/errgroup"
)

func tableStarted() {
	servers := []*http.Server{{Addr: ":8080"}, {Addr: ":8081"}}
	for _, srv := range servers {
		go func() {
			if err := httpserve.Run(srv); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
				log.Fatal(err)
			}
		}()
	}
	select {}
}

func tableWaited() {
	servers := map[string]*http.Server{
		"web":   {Addr: ":8080"},
		"admin": {Addr: ":8081"},
	}
	var wg sync.WaitGroup
	for name, srv := range servers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if err := httpserve.Run(srv); err != nil && err != http.ErrServerClosed { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
				log.Printf("%s: %v", name, err)
			}
		}()
	}
	wg.Wait()
}

func tableSent() {
	servers := []*http.Server{{Addr: ":8080"}, {Addr: ":8081"}}
	failed := make(chan error, len(servers))
	for _, srv := range servers {
		go func() { failed <- httpserve.Run(srv) }() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}
	for range servers {
		if err := <-failed; err != nil {
			log.Print(err)
		}
	}
}

func tableOfStructs() {
	for _, s := range []struct {
		name string
		srv  *http.Server
	}{{"web", &http.Server{Addr: ":8080"}}, {"admin", &http.Server{Addr: ":8081"}}} {
		go func(name string, srv *http.Server) {
			if err := httpserve.Run(srv); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
				log.Printf("%s ended: %v", name, err)
			}
		}(s.name, s.srv)
	}
	select {}
}

func groupOfTwo() {
	var g errgroup.Group
	web, admin := &http.Server{Addr: ":8080"}, &http.Server{Addr: ":8081"}
	g.Go(func() error { return httpserve.Run(web) })   // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	g.Go(func() error { return httpserve.Run(admin) }) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	if err := g.Wait(); err != nil {
		log.Fatal(err)
	}
	log.Print("clean up")
}

func groupOfValues() error {
	g, _ := errgroup.WithContext(context.Background())
	web, admin := &http.Server{Addr: ":8080"}, &http.Server{Addr: ":8081"}
	g.Go(func() error { return httpserve.Run(web) })   // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	g.Go(func() error { return httpserve.Run(admin) }) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	return g.Wait()
}

func groupOfTable() error {
	var g errgroup.Group
	for _, srv := range []*http.Server{{Addr: ":8080"}, {Addr: ":8081"}} {
		g.Go(func() error {
			return httpserve.Run(srv) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		})
	}
	return g.Wait()
}
