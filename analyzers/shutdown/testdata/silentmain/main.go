package main

import (
	"context"
	"errors"
	"log"
	"net/http"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"
)

func main() {
	switch os.Args[1] {
	case "awaited":
		awaited()
	case "group":
		group()
	case "deferredWait":
		deferredWait()
	case "closedIsFine":
		closedIsFine()
	case "errorsToMain":
		errorsToMain()
	case "closeOnly":
		closeOnly()
	case "viaInterface":
		var s stopper = &service{srv: &http.Server{Addr: ":8080"}}
		viaInterface(s.(*service))
		s.Stop()
	case "freshContext":
		freshContext()
	case "deadlineByCancel":
		deadlineByCancel()
	case "keepsRunning":
		keepsRunning()
	case "suppressed":
		suppressed()
		suppressedByFunction()
		suppressedAtTheServer()
	case "unknownCondition":
		unknownCondition(len(os.Args) > 2)
	}
}

func wait() {
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM)
	<-stop
}

func drain(srv *http.Server) {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	srv.Shutdown(ctx)
}

func awaited() {
	srv := &http.Server{Addr: ":8080"}
	drained := make(chan struct{})
	go func() {
		defer close(drained)
		wait()
		drain(srv)
	}()
	if err := srv.ListenAndServe(); err != http.ErrServerClosed {
		log.Fatal(err)
	}
	<-drained
}

func group() {
	srv := &http.Server{Addr: ":8080"}
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		wait()
		drain(srv)
	}()
	log.Print(srv.ListenAndServe())
	wg.Wait()
}

func deferredWait() {
	srv := &http.Server{Addr: ":8080"}
	drained := make(chan struct{})
	defer func() { <-drained }()
	go func() {
		defer close(drained)
		wait()
		drain(srv)
	}()
	log.Print(srv.ListenAndServe())
}

func closedIsFine() {
	srv := &http.Server{Addr: ":8080"}
	go func() {
		if err := srv.ListenAndServe(); err != nil && !errors.Is(err, http.ErrServerClosed) {
			log.Fatal(err)
		}
	}()
	wait()
	drain(srv)
}

func errorsToMain() {
	srv := &http.Server{Addr: ":8080"}
	errs := make(chan error, 1)
	go func() { errs <- srv.ListenAndServe() }()
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGTERM)
	select {
	case err := <-errs:
		log.Fatal(err)
	case <-stop:
		drain(srv)
	}
}

func closeOnly() {
	srv := &http.Server{Addr: ":8080"}
	go func() {
		wait()
		srv.Close()
	}()
	log.Fatal(srv.ListenAndServe())
}

type stopper interface{ Stop() }

type service struct{ srv *http.Server }

func (s *service) Stop() { drain(s.srv) }

func viaInterface(s *service) {
	go s.srv.ListenAndServe()
	wait()
}

func freshContext() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	srv := &http.Server{Addr: ":8080"}
	go srv.ListenAndServe()
	<-ctx.Done()
	limited, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	srv.Shutdown(limited)
}

func deadlineByCancel() {
	srv := &http.Server{Addr: ":8080"}
	go srv.ListenAndServe()
	wait()
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(10*time.Second, cancel)
	srv.Shutdown(ctx)
}

// Shutdown is for a reload here: the loop goes on with a new server.
func keepsRunning() {
	for {
		srv := &http.Server{Addr: ":8080"}
		go func() {
			wait()
			drain(srv)
		}()
		log.Print(srv.ListenAndServe())
	}
}

func unknownCondition(fatal bool) {
	srv := &http.Server{Addr: ":8080"}
	go func() {
		wait()
		drain(srv)
	}()
	if err := srv.ListenAndServe(); fatal {
		log.Fatal(err)
	}
	select {}
}
