// kind: serve call that goto starts again
// run: WEB={addr}
// file: ledger
// tells: address is taken
// fix: drain
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// in use: serves

package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"time"
)

func main() {
	http.HandleFunc("/order", func(w http.ResponseWriter, r *http.Request) {
		println("order begins")
		io.Copy(io.Discard, r.Body)
		fmt.Fprint(w, "thanks")
	})
	wait := 20 * time.Millisecond
	defer func() {
		if err := os.WriteFile("ledger", nil, 0o644); err != nil {
			println(err.Error())
		}
	}()
again:
	if err := http.ListenAndServe(os.Getenv("WEB"), nil); err != nil {
		println("address is taken", err.Error())
		time.Sleep(wait)
		goto again
	}
}
