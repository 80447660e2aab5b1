package flagged

import (
	"log"
	"net"
	"net/http"
)

func packageFunctions() {
	go http.ListenAndServe(":8080", nil)                           // want shutdown/never-called
	go http.ListenAndServeTLS(":8443", "cert.pem", "key.pem", nil) // want shutdown/never-called
	l, err := net.Listen("tcp", ":8081")
	if err != nil {
		log.Fatal(err)
	}
	go http.ServeTLS(l, nil, "cert.pem", "key.pem") // want shutdown/never-called
	http.Serve(l, nil)                              // want shutdown/never-called
}
