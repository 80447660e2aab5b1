package flagged

import (
	"log"
	"net/http"
)

type byValue struct{ srv *http.Server }

func makeByValue() byValue { return byValue{srv: &http.Server{Addr: ":8080"}} }

func structByValue() {
	v := makeByValue()
	w := v
	log.Fatal(w.srv.ListenAndServe()) // want timeouts/read-header-unset
}
