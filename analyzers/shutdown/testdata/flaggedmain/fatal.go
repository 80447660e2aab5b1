package main

import (
	"fmt"
	"log"
	"net/http"
	"os"
)

func fatal() {
	srv := &http.Server{Addr: ":8080"}
	go func() {
		wait()
		drain(srv)
	}()
	log.Fatal(srv.ListenAndServe()) // want shutdown/fatal-before-drain
}

func fatalLater() {
	logger := log.New(os.Stderr, "", 0)
	srv := &http.Server{Addr: ":8081"}
	go func() {
		wait()
		drain(srv)
	}()
	err := srv.ListenAndServe() // want shutdown/fatal-before-drain
	if err != nil {
		fmt.Println("stopped")
		logger.Fatalf("serve: %v", err)
	}
}

func exit() {
	srv := &http.Server{Addr: ":8082"}
	go func() {
		wait()
		drain(srv)
	}()
	if srv.ListenAndServe() != nil { // want shutdown/fatal-before-drain
		os.Exit(1)
	}
}

func panics() {
	srv := &http.Server{Addr: "127.0.0.1:8083"}
	go func() {
		defer func() {
			if err := srv.ListenAndServe(); err != nil { // silent: something may recover
				panic(err)
			}
		}()
	}()
	go func() {
		if err := srv.ListenAndServe(); err != nil { // want shutdown/fatal-before-drain:advice
			panic(err)
		}
	}()
	wait()
	drain(srv)
}
