// kind: appended in one method, served in another
// label: bad
// subject: timeouts/read-header-unset
// text: no timeout on the way of a appended in one method, served in another

package main

import (
	"log"
	"net/http"
)

type app struct{ servers []*http.Server }

func (a *app) add(addr string) { a.servers = append(a.servers, &http.Server{Addr: addr}) }
func (a *app) run() error {
	for _, s := range a.servers {
		go s.ListenAndServe() // want timeouts/read-header-unset
	}
	select {}
}
func main() { a := &app{}; a.add(":8080"); log.Fatal(a.run()) }
