package silent

import (
	"log"
	"net/http"
	"time"
)

func setInsideClosure() {
	srv := &http.Server{Addr: ":8080"}
	go func() {
		srv.ReadHeaderTimeout = time.Second
		log.Fatal(srv.ListenAndServe())
	}()
	select {}
}
