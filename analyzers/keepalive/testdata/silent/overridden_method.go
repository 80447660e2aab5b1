package silent

import (
	"log"
	"net/http"
	"time"
)

type careful struct{ *http.Server }

// ListenAndServe hides the method of the server.
func (c careful) ListenAndServe() error {
	c.IdleTimeout = time.Second
	return c.Server.ListenAndServe()
}

func overriddenMethod() { log.Fatal(careful{&http.Server{Addr: ":8080"}}.ListenAndServe()) }
