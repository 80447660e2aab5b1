// kind: configuration package fills in defaults
// label: good
// subject: timeouts/read-header-unset
// text: the method that fills in the defaults has a pointer receiver

package main

import (
	"context"
	"log"
	"os"
	"os/signal"
	"syscall"

	"example.com/kinds/d01-defaults-on-copy-good/internal/app"
	"example.com/kinds/d01-defaults-on-copy-good/internal/config"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	cfg := config.Config{Addr: ":8080"}
	cfg.SetDefaults()
	if err := app.New(cfg).Run(ctx); err != nil {
		log.Print(err)
	}
}
