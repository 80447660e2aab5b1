// kind: TLS listener of another package
// label: good
// subject: http2/lost
// text: the other package returns a plain listener, main calls ServeTLS

package main

import (
	"context"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"example.com/kinds/d20-tls-listen-other-package-good/internal/netx"
)

func main() {
	ctx, cancel := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer cancel()

	srv := &http.Server{
		Handler:           http.FileServer(http.Dir("/var/www")),
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       2 * time.Minute,
	}
	ln, err := netx.Listen(":443")
	if err != nil {
		log.Fatal(err)
	}
	go func() {
		<-ctx.Done()
		srv.Close()
	}()
	log.Println(srv.ServeTLS(ln, "cert.pem", "key.pem"))
}
