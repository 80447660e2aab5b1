package flagged

import "net/http"

func literalCalledDirectly() error {
	return (&http.Server{Addr: ":8080"}).ListenAndServe() // want shutdown/never-called
}
