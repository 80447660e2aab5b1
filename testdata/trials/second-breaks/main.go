// kind: two servers, the second of which fails while the first has a request in flight
// run: SHOP={addr} SYNC={addr2}
// cleanup: stock counted
// fix: drain
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// own: POST {addr2}/break: as before
// in use: as before
// second in use: as before

package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
)

func main() {
	failed := make(chan error, 2)
	l, err := net.Listen("tcp", os.Getenv("SYNC"))
	if err != nil {
		fmt.Println("sync:", err)
		os.Exit(1)
	}
	sync := http.NewServeMux()
	sync.HandleFunc("POST /break", func(http.ResponseWriter, *http.Request) { l.Close() })
	go func() { failed <- http.Serve(l, sync) }()

	shop := http.NewServeMux()
	shop.HandleFunc("POST /order", func(w http.ResponseWriter, r *http.Request) {
		fmt.Println("order begins")
		io.Copy(w, r.Body)
	})
	go func() { failed <- http.ListenAndServe(os.Getenv("SHOP"), shop) }()

	if err := <-failed; err != nil {
		fmt.Println("a server has failed:", err)
		os.Exit(3)
	}
	fmt.Println("stock counted")
}
