// kind: variable that gets another server after a function value was made
// label: good
// subject: timeouts/read-header-unset
// text: a method value serves what the variable held when it was made, which is the server with a limit

package main

import (
	"log"
	"net/http"
	"time"
)

func main() {
	h := http.FileServer(http.Dir("www"))
	srv := &http.Server{Addr: ":8080", Handler: h, ReadHeaderTimeout: 10 * time.Second}
	start := srv.ListenAndServe
	log.Print("ready on ", srv.Addr)

	srv = &http.Server{Addr: ":8081", Handler: h}
	log.Print("the next one would be on ", srv.Addr)
	log.Fatal(start())
}
