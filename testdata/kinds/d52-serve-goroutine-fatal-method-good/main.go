// kind: method that serves in a goroutine and ends the process on errors
// label: good
// subject: shutdown/fatal-before-drain
// text: ErrServerClosed is no error

package main

import (
	"context"
	"errors"
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
	err := app.srv.ListenAndServe()
	if err != nil && !errors.Is(err, http.ErrServerClosed) {
		app.log.Fatal(err)
	}
}

func (app *application) stop() {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	if err := app.srv.Shutdown(ctx); err != nil {
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
	go app.serve()
	<-quit
	app.stop()
}
