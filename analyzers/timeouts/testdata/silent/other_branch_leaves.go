package silent

import (
	"log"
	"net/http"
	"os"
	"time"
)

func otherBranchLeaves() {
	srv := &http.Server{Addr: ":8080"}
	if limit, err := time.ParseDuration(os.Getenv("LIMIT")); err == nil {
		srv.ReadHeaderTimeout = limit
	} else {
		log.Print(err)
		return
	}
	log.Fatal(srv.ListenAndServe())
}
