package main

import (
	"log"
	"net/http"
	"time"
)

func gotoBack() {
again:
	log.Print("starting")
	err := http.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	log.Print(err)
	time.Sleep(time.Second)
	goto again
}

func gotoBackDropped() {
again:
	http.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	goto again
}

func gotoOn() {
	if err := http.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
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
	log.Print(http.ListenAndServe(":8080", nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
end:
	log.Print("end")
}

func retries() error {
	for i := 0; ; i++ {
		err := http.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		if i == 3 {
			return err
		}
	}
}

func loopReturns() error {
	for {
		return http.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}
}

func loopFatal(addrs []string) {
	for _, addr := range addrs {
		log.Fatal(http.ListenAndServe(addr, nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called
	}
}

func loopStarts(addrs []string) {
	for _, addr := range addrs {
		go http.ListenAndServe(addr, nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called
	}
	select {}
}

func loopStartsLiterals(addrs []string) {
	for _, addr := range addrs {
		go func() {
			log.Fatal(http.ListenAndServe(addr, nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called
		}()
	}
	select {}
}

func loopHead() {
	for err := http.ListenAndServe(":8080", nil); err != nil; { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func loopCondition() {
	for http.ListenAndServe(":8080", nil) != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}
}
