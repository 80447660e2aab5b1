// kind: registry of servers
// label: good
// subject: shutdown/never-called
// text: the registry shuts all servers down

package main

import (
	"context"
	"log"
	"net/http"
	"os/signal"
	"syscall"
	"time"

	"example.com/kinds/e24-server-registry-good/internal/registry"
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
	reg.Start()
	<-ctx.Done()
	reg.Stop(15 * time.Second)
	log.Print("bye")
}
