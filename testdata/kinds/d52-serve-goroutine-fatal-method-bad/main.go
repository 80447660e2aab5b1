// kind: method that serves in a goroutine and ends the process on errors
// label: bad
// subject: shutdown/fatal-before-drain
// text: ErrServerClosed ends the process too

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

type application struct {
	log *log.Logger
	srv *http.Server
}

func (app *application) serve() {
	app.log.Println("starting on", app.srv.Addr)
	err := app.srv.ListenAndServe() // want shutdown/fatal-before-drain
	if err != nil {
		app.log.Fatal(err) // also shutdown/fatal-before-drain
	}
}

func (app *application) stop() {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	if err := app.srv.Shutdown(ctx); err != nil { // also shutdown/fatal-before-drain
		app.log.Println(err)
	}
}

func main() {
	app := &application{
		log: log.New(os.Stderr, "app: ", log.LstdFlags),
		srv: &http.Server{Addr: ":4000", Handler: http.FileServer(http.Dir(".")), ReadTimeout: time.Minute},
	}
	quit := make(chan os.Signal, 1)
	signal.Notify(quit, syscall.SIGINT, syscall.SIGTERM)
	go app.serve() // also shutdown/fatal-before-drain
	<-quit
	app.stop()
}
