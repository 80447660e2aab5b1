// kind: Shutdown in a goroutine, all in a run function that returns the error of serving
// run: {addr}
// file: state.json
// fix: await
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// in use: as before

package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func run(args []string) error {
	srv := http.Server{Addr: args[1], ReadHeaderTimeout: 10 * time.Second}
	http.HandleFunc("/order", func(w http.ResponseWriter, r *http.Request) {
		fmt.Println("order begins")
		io.Copy(w, r.Body)
	})
	defer os.WriteFile("state.json", []byte("{}"), 0o600)

	quit := make(chan os.Signal, 1)
	signal.Notify(quit, syscall.SIGTERM, syscall.SIGINT)
	go func() {
		<-quit
		timeout, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		srv.SetKeepAlivesEnabled(false)
		if err := srv.Shutdown(timeout); err != nil {
			fmt.Println("shutdown:", err)
		}
	}()

	fmt.Println("listening on", srv.Addr)
	err := srv.ListenAndServe()
	if err == http.ErrServerClosed {
		return nil
	}
	return err
}

func main() {
	if err := run(os.Args); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
