// kind: profiles on a second port
// label: good
// subject: devmode/pprof-public
// text: the second port is on loopback

package main

import (
	"log"
	"net/http"
	_ "net/http/pprof"
	"os"
	"time"
)

const debugAddr = "localhost:6060"

func debugServer() {
	err := http.ListenAndServe(debugAddr, nil)
	log.Print("debug: ", err)
}

func hello(w http.ResponseWriter, r *http.Request) {
	name, _ := os.Hostname()
	w.Write([]byte(name))
}

func main() {
	go debugServer()
	mux := http.NewServeMux()
	mux.HandleFunc("GET /", hello)
	srv := &http.Server{Addr: ":8080", Handler: mux, ReadTimeout: 5 * time.Second, WriteTimeout: 10 * time.Second}
	log.Fatal(srv.ListenAndServe())
}
