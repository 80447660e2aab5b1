package flagged

import (
	"errors"
	"log"
	"net/http"
)

func serverClosedIgnored() {
	srv := &http.Server{Addr: ":8080"}
	if err := srv.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) { // want shutdown/never-called
		log.Fatal(err)
	}
}
