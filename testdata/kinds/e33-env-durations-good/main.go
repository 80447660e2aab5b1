// kind: limits that the environment decides
// label: good
// subject: timeouts/read-header-unset
// text: the environment decides on headers, with a default

package main

import (
	"context"
	"errors"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"

	"example.com/kinds/e33-env-durations-good/internal/config"
	"example.com/kinds/e33-env-durations-good/internal/server"
)

func main() {
	cfg, err := config.Load()
	if err != nil {
		log.Fatal(err)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := server.Run(ctx, cfg); !errors.Is(err, http.ErrServerClosed) {
		log.Fatal(err)
	}
}
