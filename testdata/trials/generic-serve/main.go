// kind: generic helper that serves what it gets
// run: {addr}
// cleanup: generic goodbye
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

type counter struct{ n int }

func (c *counter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c.n++
	fmt.Println("order begins")
	b, _ := io.ReadAll(r.Body)
	fmt.Fprintln(w, c.n, string(b))
}

// Serve serves h and gives it back, for its last words.
func Serve[H http.Handler](addr string, h H) (H, error) {
	srv := http.Server{Addr: addr, Handler: h}
	fmt.Println("listening on", addr)
	err := srv.ListenAndServe()
	return h, err
}

func main() {
	c, err := Serve(os.Args[1], &counter{})
	if err != nil {
		fmt.Println("after", c.n, "orders:", err)
		os.Exit(1)
	}
	fmt.Println("generic goodbye after", c.n)
}
