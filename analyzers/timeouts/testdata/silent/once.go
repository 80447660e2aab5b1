package silent

import (
	"log"
	"net/http"
	"sync"
	"time"
)

func once() {
	srv := &http.Server{Addr: ":8080"}
	var o sync.Once
	o.Do(func() { srv.ReadHeaderTimeout = time.Second })
	log.Fatal(srv.ListenAndServe())
}
