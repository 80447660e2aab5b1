// kind: two servers of the program in an errgroup, Wait returned from run
// run: -web {addr} -metrics {addr2}
// order2: /order
// file: journal
// fix: drain
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned

package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"

	"golang.org/x/sync/errgroup"
)

type config struct{ web, metrics string }

func run(ctx context.Context, c config) error {
	take := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Println("order begins")
		io.Copy(w, r.Body)
	})
	web := &http.Server{Addr: c.web, Handler: take}
	metrics := &http.Server{Addr: c.metrics, Handler: take}
	g, _ := errgroup.WithContext(ctx)
	g.Go(web.ListenAndServe)
	g.Go(func() error { return metrics.ListenAndServe() })
	return g.Wait()
}

func main() {
	var c config
	flag.StringVar(&c.web, "web", "", "")
	flag.StringVar(&c.metrics, "metrics", "", "")
	flag.Parse()
	err := run(context.Background(), c)
	os.WriteFile("journal", []byte("closed"), 0o600)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
