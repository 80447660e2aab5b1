package main

import (
	"errors"
	"fmt"
	"log"
	"net/http"
	"os"
	"time"
)

const retryAddr = ":8080"

func retryForever() {
	srv := &http.Server{Addr: retryAddr}
	for {
		err := srv.ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Printf("serving failed, once more: %v", err)
		time.Sleep(time.Second)
	}
}

func retryQuietly() {
	for {
		http.ListenAndServe(retryAddr, nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		time.Sleep(time.Second)
	}
}

func retryPrinting() {
	for {
		log.Print(http.ListenAndServe(retryAddr, nil)) // once more // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		time.Sleep(time.Second)
	}
}

func retryChecked() {
	srv := &http.Server{Addr: retryAddr}
	for {
		if err := srv.ListenAndServe(); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
			log.Print(err)
			time.Sleep(time.Second)
		}
	}
}

func retryUntilClosed() {
	srv := &http.Server{Addr: retryAddr}
	for {
		err := srv.ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		if errors.Is(err, http.ErrServerClosed) {
			break
		}
		log.Print(err)
	}
	log.Print("bye")
}

func retryThrice() error {
	var err error
	for i := 0; i < 3; i++ {
		err = http.ListenAndServe(retryAddr, nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		time.Sleep(time.Second)
	}
	return fmt.Errorf("tried thrice: %w", err)
}

func retryReturns() error {
	for i := 0; ; i++ {
		err := http.ListenAndServe(retryAddr, nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		if i == 3 {
			return err
		}
		log.Print(err)
	}
}

func retryThenFatal() {
	for range 3 {
		err := http.ListenAndServe(retryAddr, nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Print(err)
	}
	log.Fatal("giving up")
}

func retryInGoroutine() {
	go func() {
		for {
			if err := http.ListenAndServe(retryAddr, nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
				log.Println(err)
			}
		}
	}()
	select {}
}

func retryHelper() {
	repeat(3, func() error { return http.ListenAndServe(retryAddr, nil) }) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	os.Exit(0)
}

func repeat(n int, f func() error) {
	for range n {
		if err := f(); err == nil {
			return
		}
	}
}

func retryByGoto() {
	srv := &http.Server{Addr: retryAddr}
retry:
	err := srv.ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	if err != http.ErrServerClosed {
		log.Print(err)
		goto retry
	}
}
