package silent

import "net/http"

var global *http.Server

func startGlobal() {
	global = &http.Server{Addr: ":8080"}
	go global.ListenAndServe()
}

func stopGlobal() { global.Close() }
