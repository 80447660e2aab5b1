package silent

import (
	"context"
	"net/http"
)

type embeds struct{ http.Server }

func embedded(quit chan struct{}) {
	e := &embeds{}
	go e.ListenAndServe()
	<-quit
	e.Shutdown(context.Background())
}
