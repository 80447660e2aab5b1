// kind: signals in a table of another package
// label: bad
// subject: shutdown/untrappable-signal
// text: the table has os.Kill

package main

import (
	"context"
	"log"
	"net/http"
	"time"

	"example.com/kinds/e31-signal-table-bad/internal/quit"
)

func main() {
	srv := &http.Server{
		Addr:              ":8080",
		Handler:           http.NotFoundHandler(),
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       time.Minute,
	}
	done := quit.Once(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := srv.Shutdown(ctx); err != nil {
			log.Print(err)
		}
	})
	if err := srv.ListenAndServe(); err != http.ErrServerClosed {
		log.Fatal(err)
	}
	<-done
}
