package silent

import (
	"log"
	"net/http"
	"time"
)

type withValue struct{ web http.Server }

func structFieldValue() {
	var w withValue
	w.web.IdleTimeout = time.Second
	log.Fatal(w.web.ListenAndServe())
}
