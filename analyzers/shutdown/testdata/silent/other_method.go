package silent

import (
	"context"
	"net/http"
)

type app struct{ srv *http.Server }

func (a *app) start() {
	a.srv = &http.Server{Addr: ":8080"}
	go a.srv.ListenAndServe()
}

func (a *app) stop() { a.srv.Shutdown(context.Background()) }

func otherMethod(quit chan struct{}) {
	var a app
	a.start()
	<-quit
	a.stop()
}
