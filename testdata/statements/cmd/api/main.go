package main

import (
	"log"
	"os"
	"os/signal"
	"syscall"

	"example.com/statements/internal/api"
)

func main() {
	end := make(chan os.Signal, 1)
	signal.Notify(end, syscall.SIGTERM)
	go func() {
		if err := api.Serve(":8080"); err != nil {
			log.Fatal(err)
		}
	}()
	<-end
	log.Print("saving")
}
