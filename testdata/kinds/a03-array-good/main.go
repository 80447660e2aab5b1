// kind: array of structs that hold servers by value
// label: good
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: a loop by index sets every element of an array of structs with servers by value

package main

import (
	"log"
	"net/http"
	"time"
)

type site struct {
	name string
	srv  http.Server
}

var sites [2]site

func setup() {
	sites[0].name, sites[0].srv.Addr = "www", ":8080"
	sites[1].name, sites[1].srv.Addr = "api", ":8081"
	sites[0].srv.Handler = http.FileServer(http.Dir("www"))
	sites[1].srv.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Write([]byte(`{"version":3}`))
	})
	for i := range sites {
		sites[i].srv.ReadTimeout = 30 * time.Second
	}
}

func main() {
	setup()
	for i := 0; i < len(sites); i++ {
		go func(s *site) {
			log.Println(s.name, s.srv.ListenAndServe())
		}(&sites[i])
	}
	select {}
}
