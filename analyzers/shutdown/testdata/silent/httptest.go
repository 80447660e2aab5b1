package silent

import (
	"net/http"
	"net/http/httptest"
)

func testServer() { httptest.NewServer(http.NotFoundHandler()) }
