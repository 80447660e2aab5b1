package silent

import "net/http"

func methodExpressionValue(quit chan struct{}) {
	srv := &http.Server{Addr: ":8080"}
	go srv.ListenAndServe()
	<-quit
	end(srv, (*http.Server).Close)
}

func end(s *http.Server, how func(*http.Server) error) { how(s) }
