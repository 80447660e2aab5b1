package silent

import (
	"log"
	"net/http"
)

func suppressedLiteral() {
	//srvfix:ignore timeouts a proxy in front limits headers
	srv := &http.Server{
		Addr: ":8080",
	}
	log.Println("starting")
	log.Fatal(srv.ListenAndServe())
}
