package flagged

import (
	"log"
	"net/http"
)

type embeds struct {
	http.Server
	name string
}

func embedded() {
	e := &embeds{name: "shop"}
	e.Addr = ":8080"
	log.Println(e.name)
	log.Fatal(e.ListenAndServe()) // want keepalive/idle-unset
}
