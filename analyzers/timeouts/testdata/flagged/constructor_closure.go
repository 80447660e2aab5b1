package flagged

import (
	"log"
	"net/http"
)

func constructorClosure() {
	mk := func(port string) *http.Server { return &http.Server{Addr: ":" + port} }
	log.Fatal(mk("8080").ListenAndServe()) // want timeouts/read-header-unset
}
