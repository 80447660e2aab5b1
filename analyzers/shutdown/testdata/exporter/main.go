package main

import (
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"

	"example.com/shutdown/exporter/web"
)

func main() {
	go closed()
	go given(make(chan net.Listener))
	go alone()
	log.Fatal(web.ListenAndServe(&http.Server{}, ":9100", ":9101")) // want shutdown/never-called
}

func alone() {
	l, err := net.Listen("tcp", ":9102")
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(web.ServeHandler(l, nil)) // want shutdown/never-called
}

// closed ends its servers by closing their listeners.
func closed() {
	l, err := net.Listen("tcp", ":9103")
	if err != nil {
		log.Fatal(err)
	}
	all := []net.Listener{l}
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGTERM)
	go func() {
		<-stop
		for _, l := range all {
			l.Close()
		}
	}()
	log.Println(web.ServeMultiple(all, &http.Server{}))
	log.Println(web.Serve(l, &http.Server{}))
	log.Println(web.ServeHandler(l, nil))
}

// given serves on listeners that others may close.
func given(listeners chan net.Listener) {
	log.Println(web.Serve(<-listeners, &http.Server{}))
	log.Println(web.ServeHandler(<-listeners, nil))
}
