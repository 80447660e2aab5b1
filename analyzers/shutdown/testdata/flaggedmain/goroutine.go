package main

import (
	"errors"
	"fmt"
	"log"
	"net/http"
	"os"
)

// Serve returns as soon as Shutdown begins, and the goroutine ends the process under main's hands.
func inGoroutine() {
	srv := &http.Server{Addr: ":8084"}
	go func() {
		log.Fatal(srv.ListenAndServe()) // want shutdown/fatal-before-drain
	}()
	wait()
	drain(srv)
}

func goroutineCondition() {
	srv := &http.Server{Addr: ":8085"}
	go func() {
		if err := srv.ListenAndServe(); err != nil || errors.Is(err, http.ErrServerClosed) { // want shutdown/fatal-before-drain
			log.Fatalln("listen:", err)
		}
	}()
	wait()
	drain(srv)
}

type app struct{ srv *http.Server }

func (a *app) run() {
	if err := a.srv.ListenAndServe(); err != nil { // want shutdown/fatal-before-drain
		log.Fatal(fmt.Errorf("serve: %w", err))
	}
}

func helper() {
	a := &app{srv: &http.Server{Addr: ":8086"}}
	go a.run()
	wait()
	drain(a.srv)
}

func die(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

func ownFatal() {
	srv := &http.Server{Addr: ":8087"}
	go func() {
		wait()
		drain(srv)
	}()
	die(srv.ListenAndServe()) // want shutdown/fatal-before-drain
}
