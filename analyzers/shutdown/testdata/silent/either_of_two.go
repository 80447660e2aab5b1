package silent

import "net/http"

func eitherOfTwo(second bool, quit chan struct{}) {
	a, b := &http.Server{Addr: ":8080"}, &http.Server{Addr: ":8081"}
	srv := a
	if second {
		srv = b
	}
	go srv.ListenAndServe()
	<-quit
	a.Close()
	b.Close()
}
