package silent

import (
	"net/http"
	"time"
)

type factory struct{ limit time.Duration }

func (f *factory) build() (*http.Server, error) {
	return &http.Server{Addr: ":8080", ReadHeaderTimeout: f.limit}, nil
}

func constructorMethod(f *factory) error {
	srv, err := f.build()
	if err != nil {
		return err
	}
	return srv.ListenAndServe()
}
