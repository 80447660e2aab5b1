package lifecycle

import (
	"context"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// Wait waits for the signal to end and then for the requests of srv.
func Wait(srv *http.Server) {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt, syscall.SIGTERM)
	<-c
	ctx := context.TODO()
	ctx, cancel := context.WithTimeout(ctx, 25*time.Second)
	defer cancel()
	err := srv.Shutdown(ctx)
	log.Print("stopped: ", err)
}
