// kind: exit by a helper in a handler
// label: good
// subject: recovery/exit-in-handler
// text: check is for main, the handler answers with an error

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
		log.Fatal(err)
	}
}

func list(w http.ResponseWriter, r *http.Request) {
	entries, err := os.ReadDir(r.URL.Query().Get("dir"))
	if err != nil {
		http.Error(w, "no such directory", http.StatusNotFound)
		return
	}
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
	check(srv.ListenAndServe())
}
