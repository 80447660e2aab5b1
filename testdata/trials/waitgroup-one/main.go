// kind: one server in a goroutine of a WaitGroup
// run: -p {port}
// cleanup: index saved
// fix: drain
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// in use: as before

package main

import (
	"flag"
	"fmt"
	"net/http"
	"os"
	"sync"
)

var port = flag.Int("p", 8080, "port")

type index struct{ sync.Mutex }

func (i *index) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	i.Lock()
	defer i.Unlock()
	fmt.Println("order begins")
	body := make([]byte, r.ContentLength)
	for n := 0; n < len(body); {
		m, err := r.Body.Read(body[n:])
		n += m
		if err != nil && n < len(body) {
			panic(http.ErrAbortHandler)
		}
	}
	fmt.Fprintf(w, "%q", body)
}

func main() {
	flag.Parse()
	i := &index{}
	failed := false
	done := sync.WaitGroup{}
	done.Add(1)
	go func() {
		defer done.Done()
		srv := &http.Server{Addr: fmt.Sprintf(":%d", *port), Handler: i}
		err := srv.ListenAndServe()
		if err != nil {
			fmt.Fprintln(os.Stderr, "index:", err)
			failed = true
		}
	}()
	fmt.Println("listening on port", *port)
	done.Wait()
	fmt.Println("index saved")
	if failed {
		os.Exit(2)
	}
}
