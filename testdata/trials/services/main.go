// kind: services behind an interface, the first that ends decides
// run: ADDR={addr}
// cleanup: services are down
// fix: drain
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// in use: as before

package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"time"
)

type service interface {
	Run() error
}

type web struct{ addr string }

func (s web) Run() error {
	mux := http.NewServeMux()
	mux.HandleFunc("/order", func(w http.ResponseWriter, r *http.Request) {
		log.Print("order begins")
		io.Copy(w, r.Body)
	})
	return http.ListenAndServe(s.addr, mux)
}

type cleaner time.Duration

func (c cleaner) Run() error {
	for range time.Tick(time.Duration(c)) {
		log.Print("cleaner came by")
	}
	return nil
}

func main() {
	errs := make(chan error)
	for _, s := range []service{web{os.Getenv("ADDR")}, cleaner(time.Second)} {
		go func() {
			if err := s.Run(); err != nil {
				errs <- fmt.Errorf("%T: %w", s, err)
				return
			}
			errs <- nil
		}()
	}
	err := <-errs
	log.Print("services are down")
	if err != nil {
		log.Fatal(err)
	}
}
