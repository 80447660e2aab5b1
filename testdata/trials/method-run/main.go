// kind: method that closes what the program has when serving ends
// run: ADDR={addr}
// cleanup: app closed
// fix: drain
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// in use: as before

package main

import (
	"errors"
	"io"
	"log"
	"net/http"
	"os"
)

type app struct {
	*http.Server
	log *log.Logger
}

func (a *app) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	a.log.Println("order begins")
	io.Copy(w, r.Body)
}

func (a *app) Run() (err error) {
	defer func() { err = errors.Join(err, a.close()) }()
	return a.ListenAndServe()
}

func (a *app) close() error {
	a.log.Println("app closed")
	return nil
}

func main() {
	a := &app{log: log.New(os.Stderr, "app: ", 0)}
	a.Server = &http.Server{Addr: os.Getenv("ADDR"), Handler: a}
	if err := a.Run(); err != nil {
		a.log.Fatalln(err)
	}
}
