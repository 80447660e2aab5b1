// kind: server in an errgroup that its context stops, when another member fails
// run: ADDR={addr} WATCH={addr2}
// cleanup: watch is over
// fix: drain
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// second in use: as before

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"time"

	"golang.org/x/sync/errgroup"
)

func watch(ctx context.Context) error {
	l, err := net.Listen("tcp", os.Getenv("WATCH"))
	if err != nil {
		return err
	}
	<-ctx.Done()
	return l.Close()
}

func main() {
	srv := &http.Server{Addr: os.Getenv("ADDR"), Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Println("order begins")
		io.Copy(w, r.Body)
	})}
	g, ctx := errgroup.WithContext(context.Background())
	g.Go(func() error { return watch(ctx) })
	g.Go(func() error {
		if err := srv.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
			return err
		}
		return nil
	})
	g.Go(func() error {
		<-ctx.Done()
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		return srv.Shutdown(ctx)
	})
	err := g.Wait()
	fmt.Println("watch is over")
	if err != nil {
		fmt.Println(err)
		os.Exit(2)
	}
}
