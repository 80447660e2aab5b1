// kind: another package's helper shuts down, main ends by log.Fatal
// label: good
// subject: shutdown/fatal-before-drain
// text: only other errors than ErrServerClosed end the program, and main waits

package main

import (
	"context"
	"errors"
	"flag"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"example.com/kinds/d13-helper-goroutine-fatal-good/internal/drain"
)

func main() {
	addr := flag.String("addr", ":8080", "where to listen")
	dir := flag.String("dir", ".", "what to serve")
	flag.Parse()

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	srv := &http.Server{Addr: *addr, Handler: http.FileServer(http.Dir(*dir)), ReadHeaderTimeout: 5 * time.Second}
	d := drain.When(ctx, srv)
	if err := srv.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		log.Fatal(err)
	}
	d.Wait()
}
