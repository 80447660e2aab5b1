package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
)

// A server of httptest is no server that anybody else reaches.
func main() {
	ts := httptest.NewUnstartedServer(http.NotFoundHandler())
	ts.Config = &http.Server{Handler: http.NotFoundHandler()}
	ts.Start()
	defer ts.Close()
	resp, err := http.Get(ts.URL)
	if err != nil {
		panic(err)
	}
	body, _ := io.ReadAll(resp.Body)
	fmt.Printf("%s: %s", resp.Status, body)
}
