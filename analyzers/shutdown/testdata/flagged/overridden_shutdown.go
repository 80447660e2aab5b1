package flagged

import (
	"context"
	"log"
	"net/http"
)

type loud struct{ *http.Server }

// Shutdown hides the one of the server and does not call it.
func (l loud) Shutdown(context.Context) error {
	log.Print("leaving")
	return nil
}

func overriddenShutdown() {
	l := loud{&http.Server{Addr: ":8080"}}
	defer l.Shutdown(context.Background())
	log.Fatal(l.ListenAndServe()) // want shutdown/never-called
}
