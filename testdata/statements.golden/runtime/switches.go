package main

import (
	"errors"
	"log"
	"net/http"
	"os"
	"time"

	"example.com/statements/internal/httpserve"
)

func switchOnError() {
	srv := &http.Server{Addr: ":8080"}
	switch err := httpserve.Run(srv); err { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	case nil, http.ErrServerClosed: // asked for
		log.Print("closed")
	default:
		log.Fatal(err)
	}
}

func switchOnCall() {
	switch httpserve.ListenAndServe(":8080", nil) { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	case nil, http.ErrServerClosed:
	default:
		os.Exit(1)
	}
}

func switchWithNil() {
	switch err := httpserve.ListenAndServe(":8080", nil); err { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	case nil, http.ErrServerClosed:
	default:
		log.Fatal(err)
	}
}

func switchOnLine() error {
	srv := &http.Server{Addr: ":8080"}
	err := httpserve.Run(srv) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	switch {
	case err == nil, errors.Is(err, http.ErrServerClosed):
		return nil
	case err != nil:
		return err
	}
	return nil
}

func switchDefaultOnly() {
	switch err := httpserve.ListenAndServe(":8080", nil); { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	case err == nil:
	// Whatever it is.
	default:
		log.Fatal(err)
	}
}

func switchOnText() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	switch err := srv.ListenAndServe(); err.Error() { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	case "no":
	default:
		log.Fatal(err)
	}
}

func switchUsesClosed() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	switch err := srv.ListenAndServe(); err { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	case http.ErrServerClosed:
		log.Print(err.Error())
	default:
		log.Fatal(err)
	}
}

func switchOnType() {
	switch err := (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe().(type) { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	case interface{ Timeout() bool }:
		log.Fatal("timeout", err)
	default:
		log.Fatal(err)
	}
}

func insideSwitch(how int) {
	switch how {
	case 0:
		if err := httpserve.ListenAndServe(":8080", nil); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
			log.Println(err)
		}
	case 1:
		_ = httpserve.ListenAndServe(":8081", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}
}
