package silent

import (
	"log"
	"net/http"
)

func channel(servers chan *http.Server) {
	srv := &http.Server{Addr: ":8080"}
	servers <- srv
	log.Print(srv.ListenAndServe())
}

func closeNext(servers chan *http.Server) { (<-servers).Close() }
