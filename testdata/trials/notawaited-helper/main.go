// kind: Shutdown in a helper that runs in a goroutine and ends the program if it fails
// run: PORT={port}
// cleanup: bye
// fix: await
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// in use: as before

package main

import (
	"bufio"
	"context"
	"fmt"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func stopOn(sigs chan os.Signal, srv *http.Server) {
	<-sigs
	ctx, cancel := context.WithTimeout(context.TODO(), 30*time.Second)
	defer cancel()
	if err := srv.Shutdown(ctx); err != nil {
		log.Fatalln("could not stop:", err)
	}
	log.Println("stopped")
}

func handle(w http.ResponseWriter, r *http.Request) {
	fmt.Println("order begins")
	for s := bufio.NewScanner(r.Body); s.Scan(); {
		fmt.Fprintln(w, "ok:", s.Text())
	}
}

func main() {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt, syscall.SIGTERM, syscall.SIGQUIT)
	server := &http.Server{
		Addr:         ":" + os.Getenv("PORT"),
		Handler:      http.HandlerFunc(handle),
		ReadTimeout:  time.Minute,
		WriteTimeout: time.Minute,
	}
	go stopOn(c, server)
	fmt.Println("listening on", server.Addr)
	err := server.ListenAndServe()
	if err != nil && err != http.ErrServerClosed {
		log.Println(err)
		os.Exit(3)
	}
	fmt.Println("bye")
}
