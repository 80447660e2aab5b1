// kind: one serve call after the other
// run: FIRST={addr} SECOND={addr2}
// cleanup: no server left
// tells: cannot serve the first
// fix: drain
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned

package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
)

func take(w http.ResponseWriter, r *http.Request) {
	fmt.Println("order begins")
	io.Copy(w, r.Body)
}

func main() {
	http.HandleFunc("/order", take)
	if err := http.ListenAndServe(os.Getenv("FIRST"), nil); err != nil {
		fmt.Println("cannot serve the first:", err)
	}
	if err := http.ListenAndServe(os.Getenv("SECOND"), nil); err != nil {
		fmt.Println("cannot serve the second:", err)
	}
	fmt.Println("no server left")
}
