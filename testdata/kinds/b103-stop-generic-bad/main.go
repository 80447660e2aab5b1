// kind: generic helper that stops a list
// label: bad
// subject: shutdown/never-called
// text: the generic helper calls a function for every server, which only reads its address

package main

import (
	"fmt"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func each[T any](list []T, f func(T)) {
	for _, x := range list {
		f(x)
	}
}

func run(s *http.Server) {
	go func() {
		err := s.ListenAndServe() // want shutdown/never-called
		fmt.Println(s.Addr, err)
	}()
}

func stop(s *http.Server) {
	fmt.Println("end of", s.Addr)
}

func main() {
	list := []*http.Server{
		{Addr: ":8080", ReadTimeout: time.Second, Handler: http.FileServer(http.Dir("a"))},
		{Addr: ":8081", ReadTimeout: time.Second, Handler: http.FileServer(http.Dir("b"))},
	}
	each(list, run)
	sig := make(chan os.Signal, 1)
	signal.Notify(sig, os.Interrupt, syscall.SIGTERM)
	<-sig
	each(list, stop)
}
