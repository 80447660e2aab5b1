package silent

import (
	"log"
	"net/http"
)

func interfaceAsserted(v any) {
	if srv, ok := v.(*http.Server); ok {
		log.Fatal(srv.ListenAndServe())
	}
}
