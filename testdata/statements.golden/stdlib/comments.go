package main // the only one

// Imports follow.
import (
	"log" // for the end

	// This one serves.
	"net/http" // and answers
	"time"
)

// commented serves.
func commented() {
	// Here we go.
	srv := &http.Server{ /* where */
		Addr:              ":8080", /* there */
		Handler:           nil,     /* nothing */
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	log.Fatal( /* why */ srv.ListenAndServe() /* done */) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	// Never reached.
}

func spread() {
	srv := &http.Server{ // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		Addr: ":8080", // where
		// what
		Handler:           http.NotFoundHandler(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	log.Fatal( // never returns
		srv.ListenAndServe(), // served
	) // dead
}

func spreadMethod() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	} // built
	log.Fatal(
		// Serve at last.
		srv. // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
			ListenAndServe(), // served
	)
}

func silenced() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	srv.ListenAndServe() //nolint:errcheck // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	/* the end */
}

func condition() {
	// First this.
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	if /* maybe */ err := srv.ListenAndServe(); /* so */ err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		// It failed.
		log.Fatal(err) // sorry
	}
}
