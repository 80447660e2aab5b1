package flagged

import "net/http"

type pair struct{ api, web *http.Server }

func siblingField(quit chan struct{}) {
	p := pair{api: &http.Server{Addr: ":8080"}, web: &http.Server{Addr: ":8081"}}
	go p.api.ListenAndServe()
	go p.web.ListenAndServe() // want shutdown/never-called
	<-quit
	p.api.Close()
}
