// kind: listener that HTTP shares with another protocol
// run: ADDR={addr}
// cleanup: both ended
// fix: fields
// SIGTERM: as before
// SIGINT: as before
// in use: as before

package main

import (
	"bufio"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"

	"example.com/trials/cmux/split"
)

// echo serves the line protocol: a connection whose first byte is '!'.
func echo(l net.Listener) {
	for {
		c, err := l.Accept()
		if err != nil {
			log.Fatalf("echo: %v", err)
		}
		go func() {
			defer c.Close()
			for s := bufio.NewScanner(c); s.Scan(); {
				fmt.Fprintln(c, s.Text())
			}
		}()
	}
}

func main() {
	l, err := net.Listen("tcp", os.Getenv("ADDR"))
	if err != nil {
		log.Fatal(err)
	}
	m := split.New(l)
	lines, web := m.First('!'), m.Rest()
	go echo(lines)
	go http.Serve(web, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		log.Print("order begins")
		io.Copy(w, r.Body)
	}))
	log.Print("listening on ", l.Addr())
	if err := m.Serve(); err != nil {
		log.Fatalf("split: %v", err)
	}
	log.Print("both ended")
}
