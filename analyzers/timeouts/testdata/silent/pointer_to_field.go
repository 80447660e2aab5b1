package silent

import (
	"log"
	"net/http"
	"time"
)

func pointerToField() {
	srv := &http.Server{Addr: ":8080"}
	d := &srv.ReadHeaderTimeout
	*d = time.Second
	log.Fatal(srv.ListenAndServe())
}
