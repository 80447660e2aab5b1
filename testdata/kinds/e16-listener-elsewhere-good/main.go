// kind: listener made in another package
// label: good
// subject: timeouts/package-serve
// text: a server with a limit takes the listener

package main

import (
	"log"
	"net/http"
	"os"
	"time"

	"example.com/kinds/e16-listener-elsewhere-good/internal/netutil"
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
	srv := &http.Server{Handler: &api{version: "v2"}, ReadTimeout: 30 * time.Second}
	if err := srv.Serve(l); err != nil {
		log.Print(err)
	}
}
