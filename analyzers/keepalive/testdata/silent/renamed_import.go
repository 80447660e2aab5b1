package silent

import (
	"log"
	web "net/http"
	"time"
)

func renamedImport() {
	srv := &web.Server{Addr: ":8080", IdleTimeout: time.Second}
	log.Fatal(srv.ListenAndServe())
}
