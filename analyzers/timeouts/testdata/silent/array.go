package silent

import (
	"log"
	"net/http"
	"time"
)

func array() {
	var list [2]http.Server
	for i := range list {
		list[i].ReadHeaderTimeout = time.Second
	}
	log.Fatal(list[0].ListenAndServe())
}
