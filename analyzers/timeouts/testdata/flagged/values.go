package flagged

import (
	"log"
	"net/http"
	"time"
)

func nanoseconds() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 5,   // want timeouts/not-a-duration
		WriteTimeout:      30,  // want timeouts/not-a-duration
		IdleTimeout:       120, // want timeouts/not-a-duration
	}
	log.Fatal(srv.ListenAndServe())
}

const patience = 15

func nanosecondsLater() {
	srv := &http.Server{Addr: "127.0.0.1:8081"}
	srv.ReadTimeout = time.Duration(patience) // want timeouts/not-a-duration:warning
	log.Fatal(srv.ListenAndServe())
}

const typed time.Duration = 7

func nanosecondsTyped() {
	srv := &http.Server{Addr: ":8082", ReadTimeout: typed} // want timeouts/not-a-duration
	log.Fatal(srv.ListenAndServe())
}

func milliseconds() {
	srv := &http.Server{Addr: ":8083", ReadTimeout: 5000} // want timeouts/not-a-duration
	log.Fatal(srv.ListenAndServe())
}

func tooLong() {
	srv := &http.Server{Addr: ":8084", ReadHeaderTimeout: 24 * time.Hour} // want timeouts/absurd
	log.Fatal(srv.ListenAndServe())
}

func tooLongForBody() {
	srv := &http.Server{Addr: ":8085"}
	srv.ReadTimeout = 2 * time.Hour // want timeouts/absurd
	log.Fatal(srv.ListenAndServe())
}

func tooMuch() {
	srv := &http.Server{
		Addr:              ":8086",
		ReadHeaderTimeout: 10 * time.Second,
		MaxHeaderBytes:    1 << 30, // want timeouts/absurd
	}
	log.Fatal(srv.ListenAndServe())
}
