package main

import (
	"errors"
	"log"
	"net/http"
	"os"
	"time"
)

func switchOnError() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	switch err := srv.ListenAndServe(); err { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	case http.ErrServerClosed: // asked for
		log.Print("closed")
	default:
		log.Fatal(err)
	}
}

func switchOnCall() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	switch srv.ListenAndServe() { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	case http.ErrServerClosed:
	default:
		os.Exit(1)
	}
}

func switchWithNil() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	switch err := srv.ListenAndServe(); err { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	case nil, http.ErrServerClosed:
	default:
		log.Fatal(err)
	}
}

func switchOnLine() error {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	err := srv.ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	switch {
	case errors.Is(err, http.ErrServerClosed):
		return nil
	case err != nil:
		return err
	}
	return nil
}

func switchDefaultOnly() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	switch err := srv.ListenAndServe(); { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
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
		srv := &http.Server{
			Addr:              ":8080",
			ReadHeaderTimeout: 10 * time.Second,
			IdleTimeout:       120 * time.Second,
		}
		log.Println(srv.ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	case 1:
		srv := &http.Server{
			Addr:              ":8081",
			ReadHeaderTimeout: 10 * time.Second,
			IdleTimeout:       120 * time.Second,
		}
		_ = srv.ListenAndServe() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}
}
