package silent

import "net/http"

var byName = map[string]*http.Server{}

func register() {
	srv := &http.Server{Addr: ":8080"}
	byName["web"] = srv
	go srv.ListenAndServe()
}

func stopByName(name string) { byName[name].Close() }
