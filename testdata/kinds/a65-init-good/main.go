// kind: init function that sets fields
// label: good
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: init limits both servers

package main

import (
	"log"
	"net/http"
	"time"
)

var public, admin http.Server

func init() {
	public.Addr, admin.Addr = ":8080", ":8081"
	public.Handler = http.FileServer(http.Dir("public"))
	admin.Handler = http.FileServer(http.Dir("admin"))
}

func init() {
	for _, s := range [...]*http.Server{&public, &admin} {
		s.ReadTimeout = 15 * time.Second
	}
	admin.WriteTimeout = time.Minute
}

func main() {
	go admin.ListenAndServe()
	log.Fatal(public.ListenAndServe())
}
