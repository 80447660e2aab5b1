package flagged

import (
	"log"
	"net/http"
)

func deferStatement() {
	srv := &http.Server{Addr: ":8080"}
	defer srv.ListenAndServe() // want timeouts/read-header-unset
	log.Println("last words before the server starts")
}
