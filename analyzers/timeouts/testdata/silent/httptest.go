package silent

import (
	"net/http"
	"net/http/httptest"
)

func testServer() {
	ts := httptest.NewUnstartedServer(http.NotFoundHandler())
	ts.Config = &http.Server{Handler: http.NotFoundHandler()}
	ts.Start()
	ts.Close()
}
