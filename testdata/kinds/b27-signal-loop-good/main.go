// kind: for-select over signals and the end of the server
// label: good
// subject: shutdown/signal-not-wired
// text: the loop gets SIGTERM too

package main

import (
	"context"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("/slow", func(w http.ResponseWriter, r *http.Request) { time.Sleep(3 * time.Second) })
	s := &http.Server{Addr: ":8080", Handler: mux, ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute}

	sigs := make(chan os.Signal, 2)
	signal.Notify(sigs, os.Interrupt, syscall.SIGHUP, syscall.SIGTERM)
	done := make(chan struct{})
	go func() {
		if err := s.ListenAndServe(); err != http.ErrServerClosed {
			log.Print(err)
		}
		close(done)
	}()
	for {
		select {
		case sig := <-sigs:
			if sig == syscall.SIGHUP {
				log.Print("nothing to reload")
				continue
			}
			limited, cancel := context.WithTimeout(context.Background(), 10*time.Second)
			if err := s.Shutdown(limited); err != nil {
				log.Print(err)
			}
			cancel()
			return
		case <-done:
			return
		}
	}
}
