// kind: two servers on two ports in an errgroup
// run: API={addr} OPS={addr2}
// order2: /order
// cleanup: group has ended
// tells: cannot listen
// fix: drain
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// second in use: serves

package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"os"

	"golang.org/x/sync/errgroup"
)

func mux(name string) *http.ServeMux {
	m := http.NewServeMux()
	m.HandleFunc("POST /order", func(w http.ResponseWriter, r *http.Request) {
		log.Printf("order begins (%s)", name)
		io.Copy(w, r.Body)
	})
	return m
}

func main() {
	var g errgroup.Group
	g.Go(func() error {
		if err := http.ListenAndServe(os.Getenv("API"), mux("api")); err != nil {
			log.Printf("api cannot listen: %v", err)
			return err
		}
		return nil
	})
	g.Go(func() error {
		if err := http.ListenAndServe(os.Getenv("OPS"), mux("ops")); err != nil {
			log.Printf("ops cannot listen: %v", err)
			return err
		}
		return nil
	})
	err := g.Wait()
	fmt.Println("group has ended")
	if err != nil {
		log.Fatal(err)
	}
}
