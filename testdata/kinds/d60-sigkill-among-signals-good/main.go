// kind: package that waits for signals
// label: good
// subject: shutdown/untrappable-signal
// text: only signals that can be caught

package main

import (
	"context"
	"errors"
	"log"
	"net/http"
	"time"

	"example.com/kinds/d60-sigkill-among-signals-good/internal/wait"
)

func main() {
	srv := &http.Server{Addr: ":8080", Handler: http.FileServer(http.Dir(".")), ReadHeaderTimeout: 5 * time.Second}
	go func() {
		if err := srv.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
			log.Fatal(err)
		}
	}()
	log.Println("stopping:", wait.ForSignal())
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	srv.Shutdown(ctx)
}
