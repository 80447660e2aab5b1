package silent

import "net/http"

func slice(quit chan struct{}) {
	var list []*http.Server
	srv := &http.Server{Addr: ":8080"}
	list = append(list, srv)
	go srv.ListenAndServe()
	<-quit
	for _, s := range list {
		s.Close()
	}
}
