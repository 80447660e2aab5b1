// kind: loopback and port 0
// label: bad
// subject: reuseport/plain-listen
// text: of two servers one listens on a public port, by a constant that is put together

package main

import (
	"log"
	"net"
	"net/http"
	"time"
)

const (
	host = ""
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
	log.Fatal((&http.Server{Addr: host + port, Handler: h, ReadTimeout: time.Second}).ListenAndServe()) // want reuseport/plain-listen
}
