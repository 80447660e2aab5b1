package flagged

import "net/http"

var serveLater = func() error {
	srv := &http.Server{Addr: ":8080"}
	return srv.ListenAndServe() // want timeouts/read-header-unset
}
