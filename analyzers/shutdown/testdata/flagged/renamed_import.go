package flagged

import (
	"log"
	web "net/http"
)

func renamedImport() {
	srv := &web.Server{Addr: ":8080"}
	log.Fatal(srv.ListenAndServe()) // want shutdown/never-called
}
