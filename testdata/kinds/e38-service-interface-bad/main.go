// kind: services behind an interface
// label: bad
// subject: shutdown/context-done
// text: the services stop with the context that is done

package main

import (
	"context"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"example.com/kinds/e38-service-interface-bad/internal/service"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()

	services := []service.Service{
		service.HTTP(":8080", http.FileServer(http.Dir("public"))),
		service.HTTP(":8081", http.RedirectHandler("http://localhost:8080/", http.StatusSeeOther)),
	}
	for _, s := range services {
		s.Start()
	}
	<-ctx.Done()
	log.Print("stopping")
	for _, s := range services {
		if err := s.Stop(ctx); err != nil { // also shutdown/context-done
			log.Print(err)
		}
	}
	log.Printf("stopped at %v", time.Now())
}
