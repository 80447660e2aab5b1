// kind: another package's helper shuts down, main ends by log.Fatal
// label: bad
// subject: shutdown/fatal-before-drain
// text: log.Fatal gets what the serve call returns

package main

import (
	"context"
	"flag"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"example.com/kinds/d13-helper-goroutine-fatal-bad/internal/drain"
)

func main() {
	addr := flag.String("addr", ":8080", "where to listen")
	dir := flag.String("dir", ".", "what to serve")
	flag.Parse()

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	srv := &http.Server{Addr: *addr, Handler: http.FileServer(http.Dir(*dir)), ReadHeaderTimeout: 5 * time.Second}
	d := drain.When(ctx, srv)
	log.Fatal(srv.ListenAndServe()) // want shutdown/fatal-before-drain
	d.Wait()
}
