package main

import (
	"log"
	"net/http"
	"time"

	"example.com/statements/internal/httpserve"
)

func gotoBack() {
again:
	log.Print("starting")
	err := httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	if err == nil {
		return
	}
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
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
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
	if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Print(err)
	}
end:
	log.Print("end")
}

func retries() error {
	for i := 0; ; i++ {
		err := httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		if err == nil {
			return nil
		}
		if i == 3 {
			return err
		}
	}
}

func loopReturns() error {
	for {
		return httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}
}

func loopFatal(addrs []string) {
	for _, addr := range addrs {
		if err := httpserve.ListenAndServe(addr, nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called
			log.Fatal(err)
		}
		return
	}
}

func loopStarts(addrs []string) {
	for _, addr := range addrs {
		go httpserve.ListenAndServe(addr, nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called
	}
	select {}
}

func loopStartsLiterals(addrs []string) {
	for _, addr := range addrs {
		go func() {
			if err := httpserve.ListenAndServe(addr, nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called
				log.Fatal(err)
			}
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
