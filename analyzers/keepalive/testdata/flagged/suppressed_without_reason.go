package flagged

import (
	"log"
	"net/http"
)

func suppressedWithoutReason() {
	//srvfix:ignore keepalive
	log.Fatal(http.ListenAndServe(":8080", nil)) // want keepalive/idle-unset
}
