package flagged

import (
	"log"
	"net/http"
)

func generic[H http.Handler](h H) error { return http.ListenAndServe(":8080", h) } // want shutdown/never-called

func useGeneric() { log.Fatal(generic(http.NewServeMux())) }
