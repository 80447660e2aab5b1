// kind: list of functions that stop, two servers
// label: good
// subject: shutdown/never-called
// text: the functions of both are in the list

package main

import (
	"context"
	"log"
	"os"
	"os/signal"
	"syscall"

	"example.com/kinds/d54-closers-without-one-server-good/internal/app"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	a := new(app.App)
	a.Start()
	<-ctx.Done()
	if err := a.Stop(); err != nil {
		log.Println(err)
	}
}
