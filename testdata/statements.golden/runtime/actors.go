package main

import (
	"context"
	"log"
	"net"
	"net/http"
	"time"

	"example.com/statements/internal/httpserve"
	"github.com/oklog/run"
	"golang.org/x/sync/errgroup"
)

func groupReturns() error {
	var g errgroup.Group
	srv := &http.Server{Addr: ":8080"}
	g.Go(func() error { return httpserve.Run(srv) }) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	g.Go(func() error {
		return httpserve.ListenAndServe(":8081", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	})
	return g.Wait()
}

func groupFatal() {
	g, ctx := errgroup.WithContext(context.Background())
	g.Go(func() error {
		return httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	})
	g.Go(func() error {
		<-ctx.Done()
		return ctx.Err()
	})
	if err := g.Wait(); err != nil {
		log.Fatal(err)
	}
}

func groupStops() error {
	g, ctx := errgroup.WithContext(context.Background())
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	g.Go(func() error {
		if err := srv.ListenAndServe(); err != http.ErrServerClosed { // want timeouts/read-header-unset keepalive/idle-unset reuseport/plain-listen
			return err
		}
		return nil
	})
	g.Go(func() error {
		<-ctx.Done()
		return srv.Close()
	})
	return g.Wait()
}

func actorFatal(quit chan struct{}) {
	var g run.Group
	g.Add(func() error {
		return httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}, func(error) {})
	g.Add(func() error { <-quit; return nil }, func(error) { close(quit) })
	if err := g.Run(); err != nil {
		log.Fatal(err)
	}
}

func actorStops() error {
	var g run.Group
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	g.Add(func() error {
		return srv.ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset reuseport/plain-listen
	}, func(error) {
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		srv.Shutdown(ctx)
	})
	return g.Run()
}

func actorCloses(l net.Listener) error {
	var g run.Group
	g.Add(func() error {
		srv := &http.Server{
			ReadHeaderTimeout: 10 * time.Second,
			IdleTimeout:       120 * time.Second,
		}
		return srv.Serve(l) // want timeouts/package-serve keepalive/idle-unset
	}, func(error) {
		l.Close()
	})
	return g.Run()
}
