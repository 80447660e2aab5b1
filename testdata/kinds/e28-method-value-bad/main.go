// kind: method values of a server as parts of a component
// label: bad
// subject: shutdown/never-called
// text: nothing but the database is stopped

package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"example.com/kinds/e28-method-value-bad/component"
)

type db struct{ dir string }

func (d *db) open() error                   { return os.MkdirAll(d.dir, 0o755) }
func (d *db) close(_ context.Context) error { return os.WriteFile(d.dir+"/clean", nil, 0o644) }

func main() {
	ctx, cancel := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer cancel()

	d := &db{dir: "data"}
	srv := &http.Server{
		Addr:              ":8080",
		Handler:           http.FileServer(http.Dir(d.dir)),
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       time.Minute,
	}
	parts := []component.Part{
		{Name: "db", Start: d.open, Stop: d.close},
		{Name: "http", Start: srv.ListenAndServe, Background: true}, // also shutdown/never-called
	}
	if err := component.Run(ctx, parts, 10*time.Second); err != nil && !errors.Is(err, http.ErrServerClosed) { // also shutdown/never-called
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
