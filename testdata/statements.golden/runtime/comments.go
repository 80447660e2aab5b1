package main // the only one

// Imports follow.
import (
	"log" // for the end

	// This one serves.
	"net/http" // and answers

	"example.com/statements/internal/httpserve"
)

// commented serves.
func commented() {
	// Here we go.
	if err := httpserve.ListenAndServe( /* where */ ":8080" /* there */, nil /* nothing */); err != nil { /* done */ // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal( /* why */ err)
	}
	// Never reached.
}

func spread() {
	if err := httpserve.ListenAndServe( // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		":8080", // where
		// what
		http.NotFoundHandler(),
	); err != nil { // served
		// dead
		log.Fatal( // never returns
			err)
	}
}

func spreadMethod() {
	srv := &http.Server{Addr: ":8080"} // built
	if err :=                          // Serve at last.
		httpserve.Run( // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
			srv); err != nil { // served
		log.Fatal(err)
	}
}

func silenced() {
	httpserve.ListenAndServe(":8080", nil) //nolint:errcheck // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	/* the end */
}

func condition() {
	// First this.
	if /* maybe */ err := httpserve.ListenAndServe(":8080", nil); /* so */ err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		// It failed.
		log.Fatal(err) // sorry
	}
}
