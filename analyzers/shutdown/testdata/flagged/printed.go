package flagged

import (
	"fmt"
	"log"
	"net/http"
)

func printed() {
	srv := &http.Server{Addr: ":8080"}
	fmt.Println("serving", srv.Addr)
	log.Fatal(srv.ListenAndServe()) // want shutdown/never-called
}
