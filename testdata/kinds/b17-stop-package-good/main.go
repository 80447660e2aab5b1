// kind: own stopper interface in another package
// label: good
// subject: shutdown/never-called
// text: the lifecycle package stops what it collected

package main

import (
	"log/slog"
	"net/http"
	"time"

	"example.com/kinds/b17-stop-package-good/life"
)

func main() {
	srv := &http.Server{
		Addr:              ":8080",
		Handler:           http.RedirectHandler("/index.html", http.StatusSeeOther),
		ReadHeaderTimeout: 2 * time.Second,
		IdleTimeout:       60 * time.Second,
	}
	life.Register("http", srv)
	go func() {
		slog.Info("end", "err", srv.ListenAndServe())
	}()
	life.Wait()
}
