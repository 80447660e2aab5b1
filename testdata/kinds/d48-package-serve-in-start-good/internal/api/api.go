package api

import (
	"io"
	"net/http"
	"time"

	"example.com/kinds/d48-package-serve-in-start-good/internal/store"
)

type API struct {
	store *store.Store
	mux   *http.ServeMux
}

func New(s *store.Store) *API {
	a := &API{store: s, mux: http.NewServeMux()}
	a.mux.HandleFunc("GET /{key}", a.get)
	a.mux.HandleFunc("PUT /{key}", a.put)
	return a
}

func (a *API) Start(addr string) <-chan error {
	errs := make(chan error, 1)
	srv := &http.Server{Addr: addr, Handler: a.mux, ReadHeaderTimeout: 5 * time.Second}
	go func() {
		errs <- srv.ListenAndServe()
	}()
	return errs
}

func (a *API) get(w http.ResponseWriter, r *http.Request) {
	v, ok := a.store.Get(r.PathValue("key"))
	if !ok {
		http.NotFound(w, r)
		return
	}
	io.WriteString(w, v)
}

func (a *API) put(w http.ResponseWriter, r *http.Request) {
	b, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<20))
	if err != nil {
		http.Error(w, "too large", http.StatusRequestEntityTooLarge)
		return
	}
	a.store.Put(r.PathValue("key"), string(b))
}
