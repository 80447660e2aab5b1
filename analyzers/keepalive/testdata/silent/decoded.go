package silent

import (
	"encoding/json"
	"log"
	"net/http"
)

func decoded(config []byte) {
	var srv http.Server
	if err := json.Unmarshal(config, &srv); err != nil {
		log.Fatal(err)
	}
	log.Fatal(srv.ListenAndServe())
}
