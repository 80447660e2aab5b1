package flagged

import (
	"log"
	"net/http"
)

type level1 struct{ *http.Server }

type level2 struct{ level1 }

func embeddedTwice() {
	e := &level2{level1{&http.Server{Addr: ":8080"}}}
	log.Fatal(e.ListenAndServe()) // want timeouts/read-header-unset
}
