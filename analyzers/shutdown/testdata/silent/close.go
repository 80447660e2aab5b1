package silent

import "net/http"

func closed(quit chan struct{}) {
	srv := &http.Server{Addr: ":8080"}
	go srv.ListenAndServe()
	<-quit
	srv.Close()
}
