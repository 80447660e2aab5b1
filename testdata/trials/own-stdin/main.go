// kind: the end of standard input stops the server (a child that dies with its parent)
// run: ADDR={addr}
// cleanup: parent is gone
// fix: fields
// SIGTERM: as before
// SIGINT: as before
// own: stdin: as before
// in use: as before

package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"time"
)

func main() {
	srv := &http.Server{Addr: os.Getenv("ADDR")}
	http.HandleFunc("/order", func(w http.ResponseWriter, r *http.Request) {
		fmt.Println("order begins")
		io.Copy(w, r.Body)
	})
	go func() {
		err := srv.ListenAndServe()
		if err == http.ErrServerClosed {
			return
		}
		fmt.Println(err)
		os.Exit(1)
	}()
	for in := bufio.NewScanner(os.Stdin); in.Scan(); {
		fmt.Println("unknown command", in.Text())
	}
	ctx, cancel := context.WithTimeout(context.Background(), 8*time.Second)
	defer cancel()
	srv.Shutdown(ctx)
	fmt.Println("parent is gone")
}
