package silent

import (
	"log"
	"net/http"
	"time"
)

type embedsLiteral struct{ *http.Server }

func embeddedLiteral() {
	e := embedsLiteral{Server: &http.Server{Addr: ":8080", ReadHeaderTimeout: time.Second}}
	log.Fatal(e.ListenAndServe())
}
