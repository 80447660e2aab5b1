package silent

import (
	"log"
	"net/http"
	"time"
)

func fromMap() {
	byName := map[string]*http.Server{"web": {Addr: ":8080"}}
	for _, s := range byName {
		s.IdleTimeout = time.Second
	}
	log.Fatal(byName["web"].ListenAndServe())
}
