package flagged

import (
	"log"
	"net/http"
)

type withValue struct {
	name string
	web  http.Server
}

func structFieldValue() {
	w := withValue{name: "shop"}
	w.web.Addr = ":8080"
	log.Println(w.name, w.web.ListenAndServe()) // want keepalive/idle-unset
}
