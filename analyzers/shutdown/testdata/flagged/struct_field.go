package flagged

import (
	"log"
	"net/http"
)

type holder struct{ srv *http.Server }

func structField() {
	h := &holder{srv: &http.Server{Addr: ":8080"}}
	log.Fatal(h.srv.ListenAndServe()) // want shutdown/never-called
}
