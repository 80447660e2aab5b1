package ingest

import (
	"context"
	"errors"
	"io"
	"net/http"
	"time"
)

func New(addr string) (start, stop func() error) {
	srv := &http.Server{Addr: addr, Handler: http.HandlerFunc(accept), ReadHeaderTimeout: 5 * time.Second}
	start = func() error {
		err := srv.ListenAndServe()
		if errors.Is(err, http.ErrServerClosed) {
			return nil
		}
		return err
	}
	stop = func() error {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		return srv.Shutdown(ctx)
	}
	return start, stop
}

func accept(w http.ResponseWriter, r *http.Request) {
	io.Copy(io.Discard, r.Body)
	w.WriteHeader(http.StatusAccepted)
}
