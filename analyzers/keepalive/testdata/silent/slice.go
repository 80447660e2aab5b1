package silent

import (
	"net/http"
	"time"
)

func slice() {
	list := []*http.Server{{Addr: ":8080"}, {Addr: ":8081"}}
	for _, s := range list {
		s.IdleTimeout = time.Second
	}
	for _, s := range list {
		go s.ListenAndServe()
	}
	select {}
}
