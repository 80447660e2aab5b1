package nostreams

import (
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
	"time"
)

func events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	for i := 0; ; i++ {
		fmt.Fprintf(w, "data: %d\n\n", i)
		w.(http.Flusher).Flush()
		time.Sleep(time.Second)
	}
}

func noWriteTimeout() {
	mux := http.NewServeMux()
	mux.HandleFunc("/events", events)
	srv := &http.Server{Handler: mux, ReadTimeout: time.Minute}
	log.Fatal(srv.ListenAndServe())
}

func otherMux() {
	streams, pages := http.NewServeMux(), http.NewServeMux()
	streams.HandleFunc("/events", events)
	pages.HandleFunc("/", http.NotFound)
	srv := &http.Server{Handler: pages, ReadTimeout: time.Minute, WriteTimeout: time.Minute}
	log.Fatal(srv.ListenAndServe())
}

func limited(w http.ResponseWriter, r *http.Request) {
	rc := http.NewResponseController(w)
	w.Header().Set("Content-Type", "text/event-stream")
	for {
		rc.SetWriteDeadline(time.Now().Add(10 * time.Second))
		fmt.Fprint(w, "data: tick\n\n")
		rc.Flush()
		time.Sleep(time.Second)
	}
}

func ownDeadline() {
	mux := http.NewServeMux()
	mux.HandleFunc("/events", limited)
	srv := &http.Server{Handler: mux, ReadTimeout: time.Minute, WriteTimeout: time.Minute}
	log.Fatal(srv.ListenAndServe())
}

func noDeadline(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		http.NewResponseController(w).SetWriteDeadline(time.Time{})
		next(w, r)
	}
}

func deadlineInMiddleware() {
	mux := http.NewServeMux()
	mux.HandleFunc("/events", noDeadline(events))
	srv := &http.Server{Handler: mux, ReadTimeout: time.Minute, WriteTimeout: time.Minute}
	log.Fatal(srv.ListenAndServe())
}

func flushedOnce(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK)
	w.(http.Flusher).Flush()
	json.NewEncoder(w).Encode(r.Header)
}

func hijacked(w http.ResponseWriter, r *http.Request) {
	conn, rw, err := w.(http.Hijacker).Hijack()
	if err != nil {
		return
	}
	defer conn.Close()
	for {
		rw.WriteString("tick")
		rw.Flush()
		time.Sleep(time.Second)
	}
}

func table(w http.ResponseWriter, r *http.Request) {
	for i := range 100 {
		fmt.Fprintln(w, i)
		w.(http.Flusher).Flush()
	}
}

func noStreams() {
	mux := http.NewServeMux()
	mux.HandleFunc("/once", flushedOnce)
	mux.HandleFunc("/socket", hijacked)
	mux.HandleFunc("/table", table)
	mux.Handle("/proxy", httputil.NewSingleHostReverseProxy(&url.URL{Scheme: "http", Host: "localhost:9000"}))
	srv := &http.Server{Handler: mux, ReadTimeout: time.Minute, WriteTimeout: time.Minute}
	log.Fatal(srv.ListenAndServe())
}

func unknownLimit() {
	limit, _ := time.ParseDuration(os.Getenv("LIMIT"))
	srv := &http.Server{Handler: http.HandlerFunc(events), ReadTimeout: time.Minute, WriteTimeout: limit}
	log.Fatal(srv.ListenAndServe())
}

// http.TimeoutHandler collects the response: what is behind it is no stream.
func collected() {
	srv := &http.Server{Handler: http.TimeoutHandler(http.HandlerFunc(events), time.Second, ""), ReadTimeout: time.Minute, WriteTimeout: time.Minute}
	log.Fatal(srv.ListenAndServe())
}
