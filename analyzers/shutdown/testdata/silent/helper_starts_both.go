package silent

import (
	"context"
	"net/http"
)

func helperStartsBoth() error { return run(context.Background(), &http.Server{Addr: ":8080"}) }

func run(ctx context.Context, s *http.Server) error {
	stop := context.AfterFunc(ctx, func() { s.Shutdown(context.Background()) })
	defer stop()
	return s.ListenAndServe()
}
