package flagged

import (
	"log"
	"net/http"
)

type inner struct{ srv *http.Server }

type outer struct{ in inner }

func nestedStruct() {
	o := outer{in: inner{srv: &http.Server{Addr: ":8080"}}}
	log.Fatal(o.in.srv.ListenAndServe()) // want timeouts/read-header-unset
}
