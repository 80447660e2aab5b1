// kind: net.ListenConfig in another package
// label: bad
// subject: keepalive/tcp-disabled
// text: KeepAlive is negative

package main

import (
	"context"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"example.com/kinds/d43-tcp-probes-off-bad/internal/netx"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	ln, err := netx.Listen(ctx, ":8080") // also keepalive/tcp-disabled
	if err != nil {
		log.Fatal(err)
	}
	srv := &http.Server{Handler: http.FileServer(http.Dir(".")), ReadTimeout: time.Minute}
	go srv.Serve(ln) // also keepalive/tcp-disabled
	<-ctx.Done()
	srv.Close()
}
