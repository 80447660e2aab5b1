// kind: Shutdown in a goroutine of a method, context of NotifyContext
// run: SHOP_ADDR={addr}
// cleanup: cache written
// fix: await
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// in use: as before

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"
)

type shop struct {
	server http.Server
	cache  map[string]int
}

func (s *shop) run(ctx context.Context) error {
	l, err := net.Listen("tcp", s.server.Addr)
	if err != nil {
		return err
	}
	slog.Info("listening on " + l.Addr().String())
	go func() {
		<-ctx.Done()
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		err := s.server.Shutdown(ctx)
		slog.Info("stopped", "error", err)
	}()
	if err := s.server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}

func (s *shop) close() { fmt.Fprintln(os.Stderr, "cache written") }

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	s := &shop{cache: map[string]int{}}
	s.server.Addr = os.Getenv("SHOP_ADDR")
	s.server.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		slog.Info("order begins", "path", r.URL.Path)
		var b strings.Builder
		buf := make([]byte, 4)
		for {
			n, err := r.Body.Read(buf)
			b.Write(buf[:n])
			if err != nil {
				break
			}
		}
		json.NewEncoder(w).Encode(b.String())
	})
	defer s.close()
	if err := s.run(ctx); err != nil {
		slog.Error("cannot go on", "error", err)
		os.Exit(1)
	}
}
