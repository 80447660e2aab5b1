package flagged

import (
	"log"
	"net/http"
)

func suppressedWithoutReason() {
	//srvfix:ignore timeouts
	log.Fatal(http.ListenAndServe(":8080", nil)) // want timeouts/package-serve
}
