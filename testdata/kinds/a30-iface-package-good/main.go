// kind: server behind an interface of another package
// label: good
// subject: timeouts/read-header-unset
// text: a constructor of another package returns its interface, behind which is a server that limits headers

package main

import (
	"context"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"

	"example.com/kinds/a30-iface-package-good/transport"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	var t transport.Transport = transport.HTTP(":8080", http.FileServer(http.Dir("/srv")))
	context.AfterFunc(ctx, func() {
		t.Close()
	})
	if err := t.ListenAndServe(); err != http.ErrServerClosed {
		log.Print(err)
		os.Exit(1)
	}
}
