package flagged

import (
	"log"
	web "net/http"
)

func renamedImport() {
	srv := &web.Server{Addr: ":8080"}
	go log.Print(web.ListenAndServe(":8081", nil)) // want keepalive/idle-unset
	log.Fatal(srv.ListenAndServe())                // want keepalive/idle-unset
}
