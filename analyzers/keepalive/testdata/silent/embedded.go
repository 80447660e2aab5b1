package silent

import (
	"log"
	"net/http"
	"time"
)

type embeds struct{ http.Server }

func embedded() {
	e := &embeds{}
	e.IdleTimeout = time.Second
	log.Fatal(e.ListenAndServe())
}
