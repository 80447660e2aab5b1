package silent

import "net/http"

type valueApp struct{ srv http.Server }

func (a *valueApp) start() { go a.srv.ListenAndServe() }

func (a *valueApp) stop() { a.srv.Close() }
