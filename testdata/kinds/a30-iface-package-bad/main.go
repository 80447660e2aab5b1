// kind: server behind an interface of another package
// label: bad
// subject: timeouts/read-header-unset
// text: a constructor of another package returns its interface, behind which is a server with IdleTimeout only

package main

import (
	"context"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"

	"example.com/kinds/a30-iface-package-bad/transport"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	var t transport.Transport = transport.HTTP(":8080", http.FileServer(http.Dir("/srv")))
	context.AfterFunc(ctx, func() {
		t.Close()
	})
	if err := t.ListenAndServe(); err != http.ErrServerClosed { // want timeouts/read-header-unset
		log.Print(err)
		os.Exit(1)
	}
}
