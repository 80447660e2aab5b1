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
	log.Fatal( /* why */ (&http.Server{ /* where */
		Addr:              ":8080", /* there */
		Handler:           nil,     /* nothing */
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe() /* done */) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	// Never reached.
}

func spread() {
	log.Fatal( // never returns
		(&http.Server{ // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
			Addr: ":8080", // where
			// what
			Handler:           http.NotFoundHandler(),
			ReadHeaderTimeout: 10 * time.Second,
			IdleTimeout:       120 * time.Second,
		}).ListenAndServe(), // served
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
	(&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe() //nolint:errcheck // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	/* the end */
}

func condition() {
	// First this.
	if /* maybe */ err := (&http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}).ListenAndServe(); /* so */ err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		// It failed.
		log.Fatal(err) // sorry
	}
}
