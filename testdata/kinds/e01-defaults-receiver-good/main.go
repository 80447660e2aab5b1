// kind: configuration package with defaults
// label: good
// subject: timeouts/read-header-unset
// text: the defaults are filled into the configuration itself

package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"os/signal"
	"syscall"

	"example.com/kinds/e01-defaults-receiver-good/internal/app"
	"example.com/kinds/e01-defaults-receiver-good/internal/config"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()

	mux := http.NewServeMux()
	mux.HandleFunc("GET /hello", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(w, "hello")
	})
	cfg := config.Config{Addr: ":8080"}
	cfg.ApplyDefaults()
	if err := app.New(cfg, mux).Run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
