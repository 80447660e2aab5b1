package api

import (
	"io"
	"net/http"

	"example.com/kinds/d48-package-serve-in-start-bad/internal/store"
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
	go func() {
		errs <- http.ListenAndServe(addr, a.mux) // want timeouts/package-serve
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
