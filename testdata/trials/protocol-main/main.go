// kind: main serves a protocol of its own, an admin server runs beside it
// run: LINES={addr2} ADMIN={addr}
// cleanup: never
// fix: fields
// SIGTERM: as before
// SIGINT: as before
// in use: as before
// second in use: as before

package main

import (
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
)

func main() {
	l, err := net.Listen("tcp", os.Getenv("LINES"))
	if err != nil {
		log.Fatal(err)
	}
	admin := http.NewServeMux()
	admin.HandleFunc("/order", func(w http.ResponseWriter, r *http.Request) {
		fmt.Println("order begins")
		io.Copy(w, r.Body)
	})
	go func() {
		log.Fatal(http.ListenAndServe(os.Getenv("ADMIN"), admin))
	}()
	for {
		conn, err := l.Accept()
		if err != nil {
			log.Print(err)
			continue
		}
		go io.Copy(conn, conn)
	}
}
