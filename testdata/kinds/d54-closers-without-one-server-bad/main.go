// kind: list of functions that stop, two servers
// label: bad
// subject: shutdown/never-called
// text: the function of one server is missing from the list

package main

import (
	"context"
	"log"
	"os"
	"os/signal"
	"syscall"

	"example.com/kinds/d54-closers-without-one-server-bad/internal/app"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	a := new(app.App)
	a.Start() // also shutdown/never-called
	<-ctx.Done()
	if err := a.Stop(); err != nil {
		log.Println(err)
	}
}
