// kind: server made from the fields of another one
// label: good
// subject: timeouts/read-header-unset
// text: the server that is derived copies the limit for headers of its model too

package main

import (
	"log"
	"net/http"
	"time"
)

var model = http.Server{
	Handler:           http.FileServer(http.Dir("/srv/www")),
	ReadHeaderTimeout: 5 * time.Second,
	IdleTimeout:       time.Minute,
}

func derive(m *http.Server, addr string) *http.Server {
	return &http.Server{
		Addr:              addr,
		Handler:           m.Handler,
		IdleTimeout:       m.IdleTimeout,
		ReadHeaderTimeout: m.ReadHeaderTimeout,
	}
}

func main() {
	model.ErrorLog = log.Default()
	log.Fatal(derive(&model, ":8080").ListenAndServe())
}
