package silent

import "net/http"

func twoNames(quit chan struct{}) {
	srv := &http.Server{Addr: ":8080"}
	same := srv
	go srv.ListenAndServe()
	<-quit
	same.Close()
}
