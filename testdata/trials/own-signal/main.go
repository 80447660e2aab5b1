// kind: SIGUSR1 stops the server, and SIGTERM is left alone
// run: {addr}
// cleanup: handed over
// fix: fields
// SIGTERM: as before
// SIGINT: as before
// own: SIGUSR1: as before
// in use: as before

package main

import (
	"context"
	"io"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	usr1 := make(chan os.Signal, 1)
	signal.Notify(usr1, syscall.SIGUSR1)
	s := http.Server{Addr: os.Args[1], Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		log.Println("order begins")
		io.Copy(w, r.Body)
	})}
	idle := make(chan struct{})
	go func() {
		<-usr1
		if err := s.Shutdown(context.Background()); err != nil {
			log.Println(err)
		}
		close(idle)
	}()
	if err := s.ListenAndServe(); err != http.ErrServerClosed {
		log.Fatalln("serve:", err)
	}
	<-idle
	log.Println("handed over")
}
