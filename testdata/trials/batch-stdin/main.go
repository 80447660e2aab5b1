// kind: batch worker with a metrics server beside it
// run: METRICS={addr}
// cleanup: batch is complete
// fix: fields
// SIGTERM: as before
// SIGINT: as before
// own: stdin: as before
// in use: as before

package main

import (
	"bufio"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"sync/atomic"
)

var jobs atomic.Int64

func main() {
	go func() {
		http.HandleFunc("/metrics", func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprintf(w, "jobs_total %d\n", jobs.Load())
		})
		http.HandleFunc("/order", func(w http.ResponseWriter, r *http.Request) {
			fmt.Println("order begins")
			io.Copy(w, r.Body)
		})
		log.Println(http.ListenAndServe(os.Getenv("METRICS"), nil))
	}()
	for s := bufio.NewScanner(os.Stdin); s.Scan(); {
		jobs.Add(1)
		fmt.Println("done with", s.Text())
	}
	fmt.Println("batch is complete")
}
