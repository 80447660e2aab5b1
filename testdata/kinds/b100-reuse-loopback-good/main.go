// kind: loopback and port 0
// label: good
// subject: reuseport/plain-listen
// text: one server listens on loopback, one on port 0

package main

import (
	"log"
	"net"
	"net/http"
	"time"
)

const (
	host = "127.0.0.1"
	port = ":8080"
)

func app(w http.ResponseWriter, r *http.Request) { w.Write([]byte("app\n")) }

func main() {
	l, err := net.Listen("tcp", ":0")
	if err != nil {
		log.Fatal(err)
	}
	log.Print("callbacks at ", l.Addr())
	h := http.HandlerFunc(app)
	go (&http.Server{Handler: h, ReadTimeout: time.Second}).Serve(l)
	log.Fatal((&http.Server{Addr: host + port, Handler: h, ReadTimeout: time.Second}).ListenAndServe())
}
