package streams

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"net/http/httputil"
	"net/url"
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

func onMux() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /events", events)
	srv := &http.Server{Addr: ":8090", Handler: mux, ReadTimeout: time.Minute, WriteTimeout: 10 * time.Second}
	log.Fatal(srv.ListenAndServe()) // want timeouts/cuts-streams
}

type hub struct{ messages chan string }

func (h *hub) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	rc := http.NewResponseController(w)
	for {
		select {
		case m := <-h.messages:
			fmt.Fprintln(w, m)
			rc.Flush()
		case <-r.Context().Done():
			return
		}
	}
}

func logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		log.Print(r.URL)
		next.ServeHTTP(w, r)
	})
}

func behindMiddleware() {
	const limit = 30 * time.Second
	srv := &http.Server{Addr: ":8091", Handler: logged(&hub{}), ReadTimeout: limit, WriteTimeout: limit}
	log.Fatal(srv.ListenAndServe()) // want timeouts/cuts-streams
}

type api struct{ feed chan []byte }

func (a *api) routes() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/feed", http.StripPrefix("/feed", http.HandlerFunc(a.serveFeed)))
	return mux
}

func (a *api) serveFeed(w http.ResponseWriter, r *http.Request) { a.copy(r.Context(), w) }

func (a *api) copy(ctx context.Context, w http.ResponseWriter) {
	flusher, _ := w.(http.Flusher)
	for b := range a.feed {
		w.Write(b)
		flusher.Flush()
	}
}

func ofMethod() {
	a := &api{}
	srv := &http.Server{Addr: ":8092", Handler: a.routes(), ReadTimeout: time.Minute}
	srv.WriteTimeout = 15 * time.Second
	log.Fatal(srv.ListenAndServe()) // want timeouts/cuts-streams
}

func proxy() {
	p := httputil.NewSingleHostReverseProxy(&url.URL{Scheme: "http", Host: "localhost:9000"})
	p.FlushInterval = -1
	srv := &http.Server{Addr: ":8093", Handler: p, ReadTimeout: time.Minute, WriteTimeout: time.Minute}
	log.Fatal(srv.ListenAndServe()) // want timeouts/cuts-streams
}

func defaultMux() {
	http.HandleFunc("/events", events)
	srv := &http.Server{Addr: ":8094", ReadTimeout: time.Minute, WriteTimeout: time.Minute}
	log.Fatal(srv.ListenAndServe()) // want timeouts/cuts-streams
}
