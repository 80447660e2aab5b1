// kind: handler starts a job in a goroutine
// label: good
// subject: recovery/goroutine-panic
// text: a deferred method of the job recovers

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
		panic(err)
	}
	return v
}

func (j *jobs) submit(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	go j.convert(name)
	w.WriteHeader(http.StatusAccepted)
}

func (j *jobs) convert(name string) {
	defer j.guard(name)
	f := must(os.OpenInRoot(j.dir, name))
	defer f.Close()
	st := must(f.Stat())
	j.log.Println(name, st.Size(), "bytes")
}

func (j *jobs) guard(name string) {
	if v := recover(); v != nil {
		j.log.Println("job", name, "failed:", v)
	}
}

func main() {
	j := &jobs{log: log.Default(), dir: "incoming"}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /convert/{name}", j.submit)
	srv := &http.Server{Addr: ":8080", Handler: mux, ReadHeaderTimeout: 5 * time.Second}
	log.Println(srv.ListenAndServe())
}
