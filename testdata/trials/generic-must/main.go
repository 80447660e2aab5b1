// kind: generic must and check around listening and serving
// run: ADDR={addr}
// cleanup: mail queue emptied
// fix: drain
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// in use: as before

package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
)

func must[T any](v T, err error) T {
	check(err)
	return v
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func main() {
	l := must(net.Listen("tcp", os.Getenv("ADDR")))
	fmt.Println("listening on", l.Addr())
	http.HandleFunc("/order", func(w http.ResponseWriter, r *http.Request) {
		fmt.Println("order begins")
		w.Write(must(io.ReadAll(r.Body)))
	})
	check(http.Serve(l, nil))
	fmt.Println("mail queue emptied")
}
