package drain

import (
	"context"
	"net/http"
	"sync"
	"time"
)

type Drain struct{ wg sync.WaitGroup }

func When(ctx context.Context, srv *http.Server) *Drain {
	d := new(Drain)
	d.wg.Go(func() {
		<-ctx.Done()
		limit, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		srv.Shutdown(limit)
	})
	return d
}

func (d *Drain) Wait() { d.wg.Wait() }
