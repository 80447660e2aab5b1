// kind: service with Start and Stop behind an interface
// label: good
// subject: shutdown/never-called
// text: Stop of the service shuts its server down

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

type service interface {
	Start()
	Stop(context.Context)
}

type mailer struct {
	srv   http.Server
	queue chan string
}

func (m *mailer) Start() {
	m.srv.Addr = ":8025"
	m.srv.ReadHeaderTimeout, m.srv.IdleTimeout = time.Second, time.Minute
	m.srv.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { m.queue <- r.FormValue("to") })
	go m.srv.ListenAndServe()
	go func() {
		for to := range m.queue {
			log.Print("mail to ", to)
		}
	}()
}

func (m *mailer) Stop(ctx context.Context) {
	m.srv.Shutdown(ctx)
	close(m.queue)
}

func main() {
	services := []service{&mailer{queue: make(chan string, 100)}}
	for _, s := range services {
		s.Start()
	}
	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGTERM, os.Interrupt)
	<-c
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	for _, s := range services {
		s.Stop(ctx)
	}
}
