// kind: registry of servers
// label: bad
// subject: shutdown/never-called
// text: the registry starts the servers and main leaves when a signal comes

package main

import (
	"context"
	"log"
	"net/http"
	"os/signal"
	"syscall"
	"time"

	"example.com/kinds/e24-server-registry-bad/internal/registry"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()

	reg := registry.New()
	for name, addr := range map[string]string{"web": ":8080", "intranet": ":8081"} {
		reg.Register(name, &http.Server{
			Addr:              addr,
			Handler:           http.FileServer(http.Dir("/srv/" + name)),
			ReadHeaderTimeout: 5 * time.Second,
			IdleTimeout:       time.Minute,
		})
	}
	reg.Start() // also shutdown/never-called
	<-ctx.Done()
	log.Print("bye")
}
