package silent

import (
	"log"
	"net/http"
	"time"
)

type limits struct{ header, idle time.Duration }

func positionalLiteral() {
	l := limits{5 * time.Second, time.Minute}
	srv := &http.Server{Addr: ":8080", ReadHeaderTimeout: l.header, IdleTimeout: l.idle}
	log.Fatal(srv.ListenAndServe())
}
