// kind: listener that a loop of the program accepts from as well
// run: ADDR={addr}
// cleanup: never
// fix: fields
// SIGTERM: as before
// SIGINT: as before
// in use: as before

package main

import (
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
)

// turns gives every connection but the first of each hundred to the server.
type turns struct {
	net.Listener
	web chan net.Conn
}

func (t turns) Accept() (net.Conn, error) {
	c, ok := <-t.web
	if !ok {
		return nil, io.EOF
	}
	return c, nil
}

func main() {
	l, err := net.Listen("tcp", os.Getenv("ADDR"))
	if err != nil {
		log.Fatal(err)
	}
	t := turns{l, make(chan net.Conn)}
	go func() {
		log.Fatalln("web:", http.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			fmt.Println("order begins")
			io.Copy(w, r.Body)
		})))
	}()
	for n := 1; ; n++ {
		c, err := l.Accept()
		if err != nil {
			log.Fatalf("accept: %v", err)
		}
		if n%100 == 0 {
			fmt.Fprintln(c, "you have won")
			c.Close()
			continue
		}
		t.web <- c
	}
}
