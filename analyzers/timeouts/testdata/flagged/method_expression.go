package flagged

import (
	"log"
	"net/http"
)

func methodExpression() {
	srv := &http.Server{Addr: ":8080"}
	log.Fatal((*http.Server).ListenAndServe(srv)) // want timeouts/read-header-unset
}
