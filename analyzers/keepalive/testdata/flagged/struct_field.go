package flagged

import (
	"log"
	"net/http"
)

type withField struct{ srv *http.Server }

func structField() {
	w := &withField{}
	w.srv = &http.Server{Addr: ":8080"}
	log.Fatal(w.srv.ListenAndServe()) // want keepalive/idle-unset
}
