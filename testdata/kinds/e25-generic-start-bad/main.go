// kind: generic function that starts what can be served
// label: bad
// subject: timeouts/read-header-unset
// text: the server that is started has only MaxHeaderBytes

package main

import (
	"fmt"
	"log"
	"net/http"
	"time"

	"example.com/kinds/e25-generic-start-bad/internal/task"
)

func newServer() *http.Server {
	return &http.Server{
		Addr: ":8080",
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprintln(w, time.Now())
		}),
		MaxHeaderBytes: 16 << 10,
	}
}

func main() {
	web := task.Start(newServer()) // also timeouts/read-header-unset
	log.Fatal(web.Wait())
}
