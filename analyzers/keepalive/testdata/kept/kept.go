// Package kept leaves connections alone, or does not say so.
package kept

import (
	"context"
	"log"
	"net"
	"net/http"
	"time"
)

func atTheEnd() {
	srv := &http.Server{Addr: ":8080", ReadTimeout: time.Minute}
	time.AfterFunc(time.Hour, func() { srv.SetKeepAlivesEnabled(false) })
	log.Fatal(srv.ListenAndServe())
}

func onRequest(off bool) {
	srv := &http.Server{Addr: ":8080", ReadTimeout: time.Minute}
	if off {
		srv.SetKeepAlivesEnabled(false)
	}
	log.Fatal(srv.ListenAndServe())
}

func switchable(on bool) {
	srv := &http.Server{Addr: ":8080", ReadTimeout: time.Minute}
	srv.SetKeepAlivesEnabled(on)
	log.Fatal(srv.ListenAndServe())
}

func onAgain() {
	srv := &http.Server{Addr: ":8080", ReadTimeout: time.Minute}
	srv.SetKeepAlivesEnabled(false)
	time.AfterFunc(time.Minute, func() { srv.SetKeepAlivesEnabled(true) })
	log.Fatal(srv.ListenAndServe())
}

func closing(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.ContentLength > 1<<20 {
			w.Header().Set("Connection", "close")
		}
		next.ServeHTTP(w, r)
	})
}

func closedSometimes() {
	srv := &http.Server{Handler: closing(http.NotFoundHandler()), ReadTimeout: time.Minute}
	log.Fatal(srv.ListenAndServe())
}

func goodbye(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Connection", "close")
	w.Write([]byte("bye"))
}

// net/http drops the header in HTTP/2, and it says nothing new in HTTP/1.1.
func stream(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Connection", "keep-alive")
}

func request(w http.ResponseWriter, r *http.Request) {
	out, _ := http.NewRequest("GET", "http://localhost", nil)
	out.Header.Set("Keep-Alive", "timeout=5")
	http.DefaultClient.Do(out)
}

func onePage() {
	mux := http.NewServeMux()
	mux.HandleFunc("/bye", goodbye)
	mux.HandleFunc("/events", stream)
	mux.HandleFunc("/proxy", request)
	srv := &http.Server{Handler: mux, ReadTimeout: time.Minute}
	log.Fatal(srv.ListenAndServe())
}

func notServed(w http.ResponseWriter, r *http.Request) { w.Header().Set("Keep-Alive", "timeout=5") }

func probed() {
	lc := net.ListenConfig{KeepAlive: 30 * time.Second}
	l, _ := lc.Listen(context.Background(), "tcp", ":8080")
	srv := &http.Server{ReadTimeout: time.Minute}
	srv.Serve(l)
}

func otherListener() {
	lc := net.ListenConfig{KeepAlive: -1}
	admin, _ := lc.Listen(context.Background(), "tcp", ":8081")
	defer admin.Close()
	l, _ := net.Listen("tcp", ":8080")
	srv := &http.Server{ReadTimeout: time.Minute}
	srv.Serve(l)
}
