// kind: table of servers that a loop starts, first error through a channel
// run: API={addr} OPS={addr2}
// order2: /order
// cleanup: tables written
// fix: drain
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// in use: as before
// second in use: as before

package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
)

type order struct{ shop string }

func (o order) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	fmt.Println("order begins:", o.shop)
	data, err := io.ReadAll(r.Body)
	if err != nil {
		log.Print(err)
	}
	fmt.Fprintf(w, "%s: %s", o.shop, data)
}

func main() {
	defer fmt.Println("tables written")
	errs := make(chan error)
	for _, s := range []struct {
		env     string
		handler http.Handler
	}{
		{"API", order{"api"}},
		{"OPS", order{"ops"}},
	} {
		go func() {
			errs <- http.ListenAndServe(os.Getenv(s.env), s.handler)
		}()
	}
	if err := <-errs; err != nil {
		fmt.Fprintln(os.Stderr, "a server has failed:", err)
		return
	}
}
