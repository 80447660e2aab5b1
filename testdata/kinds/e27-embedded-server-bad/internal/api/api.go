package api

import (
	"net/http"

	"example.com/kinds/e27-embedded-server-bad/internal/store"
)

// API is a server of a store.
type API struct {
	*http.Server
	store *store.Store
}

// New makes an API.
func New(addr string, st *store.Store) *API {
	a := &API{store: st}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /objects/{id}", a.get)
	a.Server = &http.Server{Addr: addr, Handler: mux}
	return a
}

func (a *API) get(w http.ResponseWriter, r *http.Request) {
	b, err := a.store.Get(r.PathValue("id"))
	if err != nil {
		http.Error(w, "no such object", http.StatusNotFound)
		return
	}
	w.Write(b)
}

// Run serves.
func (a *API) Run() error {
	a.SetKeepAlivesEnabled(true)
	return a.ListenAndServe() // want timeouts/read-header-unset
}
