package flagged

import (
	"log"
	"net/http"
)

type webServer = http.Server

func typeAlias() {
	srv := &webServer{Addr: ":8080"}
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset
}
