package flagged

import (
	"errors"
	"net/http"
	"os"
)

func constructorWithError() error {
	srv, err := open(os.Getenv("ADDR"))
	if err != nil {
		return err
	}
	return srv.ListenAndServe() // want timeouts/read-header-unset
}

func open(addr string) (*http.Server, error) {
	if addr == "" {
		return nil, errors.New("no address")
	}
	return &http.Server{Addr: addr}, nil
}
