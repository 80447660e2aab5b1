// kind: handler starts a job in a goroutine
// label: bad
// subject: recovery/goroutine-panic
// text: a generic helper panics on the job's error

package main

import (
	"log"
	"net/http"
	"os"
	"time"
)

type jobs struct {
	log *log.Logger
	dir string
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err) // also recovery/goroutine-panic
	}
	return v
}

func (j *jobs) submit(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	go j.convert(name) // want recovery/goroutine-panic
	w.WriteHeader(http.StatusAccepted)
}

func (j *jobs) convert(name string) {
	f := must(os.OpenInRoot(j.dir, name)) // also recovery/goroutine-panic
	defer f.Close()
	st := must(f.Stat()) // also recovery/goroutine-panic
	j.log.Println(name, st.Size(), "bytes")
}

func (j *jobs) guard(name string) {
	if v := recover(); v != nil {
		j.log.Println("job", name, "failed:", v)
	}
}

func main() {
	j := &jobs{log: log.Default(), dir: "incoming"}
	defer j.guard("main")
	mux := http.NewServeMux()
	mux.HandleFunc("POST /convert/{name}", j.submit)
	srv := &http.Server{Addr: ":8080", Handler: mux, ReadHeaderTimeout: 5 * time.Second}
	log.Println(srv.ListenAndServe())
}
