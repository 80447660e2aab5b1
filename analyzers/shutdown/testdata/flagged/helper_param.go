package flagged

import (
	"log"
	"net/http"
)

func helperParam() { serve(&http.Server{Addr: ":8080"}) }

func serve(s *http.Server) {
	log.Fatal(s.ListenAndServe()) // want shutdown/never-called
}
