// kind: clean-up behind the serve call, whatever the error
// run: ADDR={addr}
// cleanup: pool is closed
// fix: drain
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// in use: as before

package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
)

type pool []*os.File

func (p *pool) close() {
	for _, f := range *p {
		f.Close()
	}
	fmt.Println("pool is closed")
}

func main() {
	var p pool
	for range 3 {
		f, err := os.Open(os.DevNull)
		if err != nil {
			panic(err)
		}
		p = append(p, f)
	}
	err := http.ListenAndServe(os.Getenv("ADDR"), http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Println("order begins")
		io.Copy(w, r.Body)
	}))
	fmt.Println("server ended:", err)
	p.close()
}
