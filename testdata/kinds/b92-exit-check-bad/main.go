// kind: exit by a helper in a handler
// label: bad
// subject: recovery/exit-in-handler
// text: a handler calls check(err), which calls log.Fatal

package main

import (
	"encoding/json"
	"log"
	"net/http"
	"os"
	"time"
)

func check(err error) {
	if err != nil {
		log.Fatal(err) // also recovery/exit-in-handler
	}
}

func list(w http.ResponseWriter, r *http.Request) {
	entries, err := os.ReadDir(r.URL.Query().Get("dir"))
	check(err) // also recovery/exit-in-handler
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	json.NewEncoder(w).Encode(names)
}

func main() {
	check(os.Chdir("/srv/files"))
	http.HandleFunc("/list", list)
	srv := &http.Server{Addr: ":8080", ReadTimeout: 5 * time.Second}
	check(srv.ListenAndServe()) // want recovery/exit-in-handler
}
