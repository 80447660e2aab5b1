// kind: server of a helper package behind an interface
// label: good
// subject: timeouts/read-header-unset timeouts/package-serve timeouts/framework-serve keepalive/idle-unset
// text: the type in the other package serves with timeouts

package main

import (
	"io"
	"log"
	"net/http"

	"example.com/kinds/b75-helper-interface-good/serve"
)

func echo(w http.ResponseWriter, r *http.Request) {
	if _, err := io.Copy(w, r.Body); err != nil {
		log.Print(err)
	}
}

func main() {
	runners := []serve.Runner{serve.HTTP(":8080", http.HandlerFunc(echo)), serve.Ticker{}}
	ends := make(chan error)
	for _, r := range runners {
		go func() { ends <- r.Run() }()
	}
	log.Fatal(<-ends)
}
