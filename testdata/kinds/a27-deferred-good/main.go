// kind: setting in a deferred closure of the constructor
// label: good
// subject: timeouts/read-header-unset
// text: a deferred closure of the constructor fills in ReadHeaderTimeout of the named result

package main

import (
	"log"
	"net/http"
	"os"
	"time"
)

func open(dir string) (srv *http.Server) {
	defer func() {
		srv.ReadHeaderTimeout = time.Minute
		srv.ErrorLog = log.New(os.Stderr, "http: ", log.LstdFlags)
	}()
	if port, ok := os.LookupEnv("PORT"); ok {
		return &http.Server{Addr: ":" + port, Handler: http.FileServer(http.Dir(dir))}
	}
	return &http.Server{Addr: ":8080", Handler: http.FileServer(http.Dir(dir))}
}

func main() {
	if err := open("/srv/http").ListenAndServe(); err != nil {
		log.Fatal(err)
	}
}
