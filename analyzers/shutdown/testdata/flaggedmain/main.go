package main

import (
	"context"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	defer println("bye")
	switch os.Args[1] {
	case "fatal":
		fatal()
	case "fatalLater":
		fatalLater()
	case "exit":
		exit()
	case "panics":
		panics()
	case "goroutine":
		inGoroutine()
	case "goroutineCondition":
		goroutineCondition()
	case "helper":
		helper()
	case "ownFatal":
		ownFatal()
	case "returned":
		if err := returned(); err != nil {
			println(err.Error())
			os.Exit(1)
		}
	case "returns":
		returns()
	case "ignored":
		ignored()
	case "afterFunc":
		afterFunc()
	case "deferred":
		deferred()
	case "behind":
		behind()
	case "deferredLiteral":
		deferredLiteral()
	case "helperBehind":
		helperBehind()
	case "unused":
		unused()
	case "done":
		done()
	case "derived":
		derived()
	case "kill":
		kill()
	}
}

// wait waits for a signal.
func wait() {
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM)
	<-stop
}

// drain stops a server as it should be.
func drain(srv *http.Server) {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	srv.Shutdown(ctx)
}
