package main

import (
	"log"
	"net/http"
	"time"
)

func gotoBack() {
again:
	log.Print("starting")
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	err := srv.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	log.Print(err)
	time.Sleep(time.Second)
	goto again
}

func gotoBackDropped() {
again:
	(&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	goto again
}

func gotoOn() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	if err := srv.ListenAndServe(); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		goto failed
	}
	return
failed:
	log.Fatal("serving failed")
}

func gotoEnd(off bool) {
	if off {
		goto end
	}
	log.Print((&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
end:
	log.Print("end")
}

func retries() error {
	for i := 0; ; i++ {
		srv := &http.Server{
			Addr:              ":8080",
			ReadHeaderTimeout: 10 * time.Second,
			IdleTimeout:       120 * time.Second,
		}
		err := srv.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		if i == 3 {
			return err
		}
	}
}

func loopReturns() error {
	for {
		srv := &http.Server{
			Addr:              ":8080",
			ReadHeaderTimeout: 10 * time.Second,
			IdleTimeout:       120 * time.Second,
		}
		return srv.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}
}

func loopFatal(addrs []string) {
	for _, addr := range addrs {
		srv := &http.Server{
			Addr:              addr,
			ReadHeaderTimeout: 10 * time.Second,
			IdleTimeout:       120 * time.Second,
		}
		log.Fatal(srv.ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called
	}
}

func loopStarts(addrs []string) {
	for _, addr := range addrs {
		srv := &http.Server{
			Addr:              addr,
			ReadHeaderTimeout: 10 * time.Second,
			IdleTimeout:       120 * time.Second,
		}
		go srv.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called
	}
	select {}
}

func loopStartsLiterals(addrs []string) {
	for _, addr := range addrs {
		go func() {
			srv := &http.Server{
				Addr:              addr,
				ReadHeaderTimeout: 10 * time.Second,
				IdleTimeout:       120 * time.Second,
			}
			log.Fatal(srv.ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called
		}()
	}
	select {}
}

func loopHead() {
	for err := (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe(); err != nil; { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func loopCondition() {
	for (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe() != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}
}
