// kind: serve call in two branches, error judged behind them
// run: -addr {addr}
// cleanup: certificates forgotten
// fix: drain
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// in use: as before

package main

import (
	"flag"
	"io"
	"log"
	"net/http"
)

func main() {
	var addr, cert, key string
	flag.StringVar(&addr, "addr", ":8080", "")
	flag.StringVar(&cert, "cert", "", "")
	flag.StringVar(&key, "key", "", "")
	flag.Parse()

	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		log.Print("order begins")
		io.Copy(w, r.Body)
	})

	var err error
	if cert != "" && key != "" {
		err = http.ListenAndServeTLS(addr, cert, key, handler)
	} else {
		err = http.ListenAndServe(addr, handler)
	}
	log.Print("certificates forgotten")
	if err != nil {
		log.Fatal(err)
	}
}
