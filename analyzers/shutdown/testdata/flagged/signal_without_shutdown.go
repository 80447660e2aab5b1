package flagged

import (
	"net/http"
	"os"
	"os/signal"
)

func signalWithoutShutdown() {
	srv := &http.Server{Addr: ":8080"}
	go srv.ListenAndServe() // want shutdown/never-called
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt)
	<-c
}
