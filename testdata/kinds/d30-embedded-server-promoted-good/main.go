// kind: struct of another package embeds the server, main calls the promoted method
// label: good
// subject: timeouts/read-header-unset
// text: the constructor sets it through the embedded field

package main

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"example.com/kinds/d30-embedded-server-promoted-good/internal/service"
)

func main() {
	s := service.New(slog.Default(), ":8080")
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		c := make(chan os.Signal, 1)
		signal.Notify(c, os.Interrupt, syscall.SIGTERM)
		<-c
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		s.Shutdown(ctx)
	}()
	if err := s.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		s.Log.Error("serve", "err", err)
		os.Exit(1)
	}
	<-stopped
}
