// kind: listener made in another package
// label: bad
// subject: timeouts/package-serve
// text: http.Serve takes the listener

package main

import (
	"log"
	"net/http"
	"os"

	"example.com/kinds/e16-listener-elsewhere-bad/internal/netutil"
)

type api struct{ version string }

func (a *api) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Write([]byte(a.version))
}

func main() {
	l, err := netutil.Listen("0.0.0.0", os.Getenv("PORT"))
	if err != nil {
		log.Fatal(err)
	}
	defer l.Close()
	log.Printf("serving on %v", l.Addr())
	if err := http.Serve(l, &api{version: "v2"}); err != nil { // want timeouts/package-serve
		log.Print(err)
	}
}
