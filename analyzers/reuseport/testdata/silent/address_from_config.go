package main

import (
	"encoding/json"
	"log"
	"net/http"
)

type config struct{ Addr string }

func addressFromConfig(data []byte) {
	var c config
	if err := json.Unmarshal(data, &c); err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.ListenAndServe(c.Addr, nil))
}
