package silent

import "net/http"

func returnedClosure() (cancel func()) {
	srv := &http.Server{Addr: ":8080"}
	go srv.ListenAndServe()
	return func() { srv.Close() }
}
