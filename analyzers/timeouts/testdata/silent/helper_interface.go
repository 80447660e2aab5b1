package silent

import (
	"log"
	"net/http"
)

type configurer interface{ configure(*http.Server) }

func helperInterface(c configurer) {
	srv := &http.Server{Addr: ":8080"}
	c.configure(srv)
	log.Fatal(srv.ListenAndServe())
}
