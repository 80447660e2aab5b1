// kind: TLS listener of another package
// label: bad
// subject: http2/lost
// text: the other package's tls.Listen offers no h2

package main

import (
	"context"
	"crypto/tls"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"example.com/kinds/d20-tls-listen-other-package-bad/internal/netx"
)

func main() {
	ctx, cancel := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer cancel()

	srv := &http.Server{
		Handler:           http.FileServer(http.Dir("/var/www")),
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       2 * time.Minute,
	}
	pair, err := tls.LoadX509KeyPair("cert.pem", "key.pem")
	if err != nil {
		log.Fatal(err)
	}
	ln, err := netx.Listen(":443", pair) // also http2/lost
	if err != nil {
		log.Fatal(err)
	}
	go func() {
		<-ctx.Done()
		srv.Close()
	}()
	log.Println(srv.Serve(ln)) // want http2/lost
}
