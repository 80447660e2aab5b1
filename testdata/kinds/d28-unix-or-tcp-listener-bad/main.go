// kind: listener of another package, TCP or unix socket
// label: bad
// subject: reuseport/plain-listen
// text: the other package listens on a TCP port that is written out

package main

import (
	"errors"
	"log"
	"net/http"
	"os"
	"time"

	"example.com/kinds/d28-unix-or-tcp-listener-bad/internal/endpoint"
)

func main() {
	ln, err := endpoint.Open() // also reuseport/plain-listen
	if err != nil {
		log.SetOutput(os.Stderr)
		log.Fatalln("cannot listen:", err)
	}
	srv := &http.Server{Handler: http.HandlerFunc(add), ReadTimeout: 10 * time.Second}
	if err := srv.Serve(ln); !errors.Is(err, http.ErrServerClosed) { // want reuseport/plain-listen
		log.Fatal(err)
	}
}

func add(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		http.Error(w, "POST only", http.StatusMethodNotAllowed)
		return
	}
	w.WriteHeader(http.StatusAccepted)
}
