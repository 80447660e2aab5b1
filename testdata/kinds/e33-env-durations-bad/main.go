// kind: limits that the environment decides
// label: bad
// subject: timeouts/read-header-unset
// text: the environment decides on writing and idling alone

package main

import (
	"context"
	"errors"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"

	"example.com/kinds/e33-env-durations-bad/internal/config"
	"example.com/kinds/e33-env-durations-bad/internal/server"
)

func main() {
	cfg, err := config.Load()
	if err != nil {
		log.Fatal(err)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := server.Run(ctx, cfg); !errors.Is(err, http.ErrServerClosed) { // also timeouts/read-header-unset
		log.Fatal(err)
	}
}
