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
	srv := &http.Server{
		Addr:              retryAddr,
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	for {
		err := srv.ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Printf("serving failed, once more: %v", err)
		time.Sleep(time.Second)
	}
}

func retryQuietly() {
	for {
		srv := &http.Server{
			Addr:              retryAddr,
			ReadHeaderTimeout: 10 * time.Second,
			IdleTimeout:       120 * time.Second,
		}
		srv.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		time.Sleep(time.Second)
	}
}

func retryPrinting() {
	for {
		srv := &http.Server{
			Addr:              retryAddr,
			ReadHeaderTimeout: 10 * time.Second,
			IdleTimeout:       120 * time.Second,
		}
		log.Print(srv.ListenAndServe()) // once more // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		time.Sleep(time.Second)
	}
}

func retryChecked() {
	srv := &http.Server{
		Addr:              retryAddr,
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	for {
		if err := srv.ListenAndServe(); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
			log.Print(err)
			time.Sleep(time.Second)
		}
	}
}

func retryUntilClosed() {
	srv := &http.Server{
		Addr:              retryAddr,
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
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
		srv := &http.Server{
			Addr:              retryAddr,
			ReadHeaderTimeout: 10 * time.Second,
			IdleTimeout:       120 * time.Second,
		}
		err = srv.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		time.Sleep(time.Second)
	}
	return fmt.Errorf("tried thrice: %w", err)
}

func retryReturns() error {
	for i := 0; ; i++ {
		srv := &http.Server{
			Addr:              retryAddr,
			ReadHeaderTimeout: 10 * time.Second,
			IdleTimeout:       120 * time.Second,
		}
		err := srv.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		if i == 3 {
			return err
		}
		log.Print(err)
	}
}

func retryThenFatal() {
	for range 3 {
		srv := &http.Server{
			Addr:              retryAddr,
			ReadHeaderTimeout: 10 * time.Second,
			IdleTimeout:       120 * time.Second,
		}
		err := srv.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Print(err)
	}
	log.Fatal("giving up")
}

func retryInGoroutine() {
	go func() {
		for {
			srv := &http.Server{
				Addr:              retryAddr,
				ReadHeaderTimeout: 10 * time.Second,
				IdleTimeout:       120 * time.Second,
			}
			if err := srv.ListenAndServe(); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
				log.Println(err)
			}
		}
	}()
	select {}
}

func retryHelper() {
	repeat(3, func() error {
		srv := &http.Server{
			Addr:              retryAddr,
			ReadHeaderTimeout: 10 * time.Second,
			IdleTimeout:       120 * time.Second,
		}
		return srv.ListenAndServe()
	}) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
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
	srv := &http.Server{
		Addr:              retryAddr,
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
retry:
	err := srv.ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	if err != http.ErrServerClosed {
		log.Print(err)
		goto retry
	}
}
