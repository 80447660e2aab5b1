// kind: worker that ends by SIGTERM in its own way, with a metrics server beside it
// run: -metrics {addr}
// cleanup: last job is saved
// reacts: last job is saved
// fix: fields
// SIGTERM: as before
// SIGINT: as before
// in use: as before

package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"log"
	"net/http"
	"os/signal"
	"syscall"
	"time"
)

func work(ctx context.Context) {
	for n := 0; ; n++ {
		select {
		case <-ctx.Done():
			fmt.Println("job", n, "is the last one")
			return
		case <-time.After(50 * time.Millisecond):
		}
	}
}

func main() {
	metrics := flag.String("metrics", ":9090", "address of the metrics")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	mux := http.NewServeMux()
	mux.HandleFunc("/order", func(w http.ResponseWriter, r *http.Request) {
		fmt.Println("order begins")
		io.Copy(w, r.Body)
	})
	go func() { log.Fatal(http.ListenAndServe(*metrics, mux)) }()
	work(ctx)
	fmt.Println("last job is saved")
}
