package silent

import (
	"log"
	"net/http"
	"time"
)

type withField struct{ srv *http.Server }

func structField() {
	w := &withField{srv: &http.Server{Addr: ":8080"}}
	w.srv.IdleTimeout = time.Second
	log.Fatal(w.srv.ListenAndServe())
}
