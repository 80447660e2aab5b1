package silent

import (
	"log"
	"net/http"
	"time"
)

type embeds struct{ http.Server }

func embedded() {
	e := &embeds{}
	e.ReadHeaderTimeout = time.Second
	log.Fatal(e.ListenAndServe())
}
