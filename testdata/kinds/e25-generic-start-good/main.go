// kind: generic function that starts what can be served
// label: good
// subject: timeouts/read-header-unset
// text: the server that is started has a limit for headers

package main

import (
	"fmt"
	"log"
	"net/http"
	"time"

	"example.com/kinds/e25-generic-start-good/internal/task"
)

func newServer() *http.Server {
	return &http.Server{
		Addr: ":8080",
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprintln(w, time.Now())
		}),
		MaxHeaderBytes:    16 << 10,
		ReadHeaderTimeout: 4 * time.Second,
	}
}

func main() {
	web := task.Start(newServer())
	log.Fatal(web.Wait())
}
