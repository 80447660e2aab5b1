package main // the only one

// Imports follow.
import (
	"log" // for the end

	// This one serves.
	"net/http" // and answers
)

// commented serves.
func commented() {
	// Here we go.
	log.Fatal( /* why */ http.ListenAndServe( /* where */ ":8080" /* there */, nil /* nothing */) /* done */) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	// Never reached.
}

func spread() {
	log.Fatal( // never returns
		http.ListenAndServe( // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
			":8080", // where
			// what
			http.NotFoundHandler(),
		), // served
	) // dead
}

func spreadMethod() {
	srv := &http.Server{Addr: ":8080"} // built
	log.Fatal(
		// Serve at last.
		srv. // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
			ListenAndServe(), // served
	)
}

func silenced() {
	http.ListenAndServe(":8080", nil) //nolint:errcheck // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	/* the end */
}

func condition() {
	// First this.
	if /* maybe */ err := http.ListenAndServe(":8080", nil); /* so */ err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		// It failed.
		log.Fatal(err) // sorry
	}
}
