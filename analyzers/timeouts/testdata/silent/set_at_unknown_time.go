package silent

import (
	"log"
	"net/http"
	"time"
)

func setAtUnknownTime() {
	srv := &http.Server{Addr: ":8080"}
	ready := make(chan struct{})
	go func() {
		srv.ReadHeaderTimeout = time.Second
		close(ready)
	}()
	<-ready
	log.Fatal(srv.ListenAndServe())
}
