package flagged

import "net/http"

func goStatement() {
	srv := &http.Server{Addr: ":8080"}
	go srv.ListenAndServe()                           // want timeouts/read-header-unset
	go http.ListenAndServe(":8081", nil)              // want timeouts/package-serve
	go func() { http.ListenAndServe(":8082", nil) }() // want timeouts/package-serve
	select {}
}
