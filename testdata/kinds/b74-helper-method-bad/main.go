// kind: server of a helper package behind an exported method
// label: bad
// subject: timeouts/read-header-unset timeouts/package-serve timeouts/framework-serve keepalive/idle-unset
// text: the method of the other package's type serves without timeouts

package main

import (
	"context"
	"log"
	"net/http"
	"os/signal"
	"syscall"

	"example.com/kinds/b74-helper-method-bad/httpd"
)

func main() {
	d := httpd.New(":8080")
	d.Handle("/doc/", http.FileServer(http.Dir("/usr/share")))
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	go func() {
		if err := d.Start(); err != nil {
			log.Fatal(err)
		}
	}()
	<-ctx.Done()
	d.Stop()
}
