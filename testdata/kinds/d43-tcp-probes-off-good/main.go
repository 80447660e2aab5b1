// kind: net.ListenConfig in another package
// label: good
// subject: keepalive/tcp-disabled
// text: KeepAlive is 30 seconds

package main

import (
	"context"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"example.com/kinds/d43-tcp-probes-off-good/internal/netx"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	ln, err := netx.Listen(ctx, ":8080")
	if err != nil {
		log.Fatal(err)
	}
	srv := &http.Server{Handler: http.FileServer(http.Dir(".")), ReadTimeout: time.Minute}
	go srv.Serve(ln)
	<-ctx.Done()
	srv.Close()
}
