// kind: panic around the serve call
// run: ADDR={addr}
// cleanup: recovered nothing
// fix: drain
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// in use: as before

package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
)

func main() {
	defer fmt.Println("recovered nothing")
	http.Handle("/order", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Println("order begins")
		io.Copy(w, r.Body)
	}))
	panic(http.ListenAndServe(os.Getenv("ADDR"), http.DefaultServeMux))
}
