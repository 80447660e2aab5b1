// kind: channel of structs that hold servers
// label: good
// subject: timeouts/read-header-unset
// text: both structs sent through a channel hold servers with a limit

package main

import (
	"log"
	"net/http"
	"time"
)

// job is one listener to bring up.
type job struct {
	name string
	srv  *http.Server
}

func produce(out chan<- job) {
	defer close(out)
	api := &http.Server{Addr: ":8443", Handler: http.StripPrefix("/api", http.FileServer(http.Dir("api")))}
	web := &http.Server{Addr: ":8080", Handler: http.FileServer(http.Dir("web"))}
	web.ReadHeaderTimeout = 3 * time.Second
	api.ReadHeaderTimeout = web.ReadHeaderTimeout
	out <- job{"web", web}
	out <- job{srv: api, name: "api"}
}

func main() {
	jobs := make(chan job)
	go produce(jobs)
	for j := range jobs {
		log.Printf("starting %s", j.name)
		go func() {
			log.Fatalf("%s: %v", j.name, j.srv.ListenAndServe())
		}()
	}
	select {}
}
