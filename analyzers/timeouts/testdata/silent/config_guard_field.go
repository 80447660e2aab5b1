package silent

import (
	"log"
	"net/http"
	"time"
)

type config struct {
	Addr    string
	Seconds int
}

func configGuardField(c *config) {
	srv := &http.Server{Addr: c.Addr}
	if c.Seconds != 0 {
		srv.ReadTimeout = time.Duration(c.Seconds) * time.Second
	}
	log.Fatal(srv.ListenAndServe())
}
