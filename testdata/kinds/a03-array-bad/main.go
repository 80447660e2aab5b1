// kind: array of structs that hold servers by value
// label: bad
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: of an array of structs with servers by value only the first element is set

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
	sites[0].srv.ReadTimeout = 30 * time.Second
}

func main() {
	setup()
	for i := 0; i < len(sites); i++ {
		go func(s *site) {
			log.Println(s.name, s.srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset
		}(&sites[i])
	}
	select {}
}
