package flagged

import (
	"log"
	"net/http"
)

func loopback() {
	log.Fatal(http.ListenAndServe("127.0.0.1:8080", nil)) // want shutdown/never-called:advice
}
