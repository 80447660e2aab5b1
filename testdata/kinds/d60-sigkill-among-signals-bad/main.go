// kind: package that waits for signals
// label: bad
// subject: shutdown/untrappable-signal
// text: os.Kill is among the signals

package main

import (
	"context"
	"errors"
	"log"
	"net/http"
	"time"

	"example.com/kinds/d60-sigkill-among-signals-bad/internal/wait"
)

func main() {
	srv := &http.Server{Addr: ":8080", Handler: http.FileServer(http.Dir(".")), ReadHeaderTimeout: 5 * time.Second}
	go func() {
		if err := srv.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
			log.Fatal(err)
		}
	}()
	log.Println("stopping:", wait.ForSignal()) // also shutdown/untrappable-signal
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	srv.Shutdown(ctx)
}
