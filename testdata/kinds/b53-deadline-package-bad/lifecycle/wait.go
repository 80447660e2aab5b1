package lifecycle

import (
	"context"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
)

// Wait waits for the signal to end and then for the requests of srv.
func Wait(srv *http.Server) {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt, syscall.SIGTERM)
	<-c
	ctx := context.TODO()
	err := srv.Shutdown(ctx) // want shutdown/no-deadline
	log.Print("stopped: ", err)
}
