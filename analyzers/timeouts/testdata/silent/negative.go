package silent

import (
	"log"
	"net/http"
)

func negative() {
	srv := &http.Server{Addr: ":8080", ReadHeaderTimeout: -1} // no limit, and somebody meant it
	log.Fatal(srv.ListenAndServe())
}
