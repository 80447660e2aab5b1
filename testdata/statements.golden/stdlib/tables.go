package main

import (
	"context"
	"log"
	"net/http"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"
)

func tableStarted() {
	servers := []*http.Server{{Addr: ":8080"}, {Addr: ":8081"}}
	for _, srv := range servers {
		go func() {
			srv.ReadHeaderTimeout = 10 * time.Second
			srv.IdleTimeout = 120 * time.Second
			log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
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
			srv.ReadHeaderTimeout = 10 * time.Second
			srv.IdleTimeout = 120 * time.Second
			if err := srv.ListenAndServe(); err != http.ErrServerClosed { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
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
		go func() {
			srv.ReadHeaderTimeout = 10 * time.Second
			srv.IdleTimeout = 120 * time.Second
			failed <- srv.ListenAndServe()
		}() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
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
			srv.ReadHeaderTimeout = 10 * time.Second
			srv.IdleTimeout = 120 * time.Second
			log.Printf("%s ended: %v", name, srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		}(s.name, s.srv)
	}
	select {}
}

func groupOfTwo() {
	var g errgroup.Group
	web, admin := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}, &http.Server{
		Addr:              ":8081",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	g.Go(func() error { return web.ListenAndServe() })   // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	g.Go(func() error { return admin.ListenAndServe() }) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	if err := g.Wait(); err != nil {
		log.Fatal(err)
	}
	log.Print("clean up")
}

func groupOfValues() error {
	g, _ := errgroup.WithContext(context.Background())
	web, admin := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}, &http.Server{
		Addr:              ":8081",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	g.Go(web.ListenAndServe)   // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	g.Go(admin.ListenAndServe) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	return g.Wait()
}

func groupOfTable() error {
	var g errgroup.Group
	for _, srv := range []*http.Server{{Addr: ":8080"}, {Addr: ":8081"}} {
		g.Go(func() error {
			srv.ReadHeaderTimeout = 10 * time.Second
			srv.IdleTimeout = 120 * time.Second
			return srv.ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		})
	}
	return g.Wait()
}
