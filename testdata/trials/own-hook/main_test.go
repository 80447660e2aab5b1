package main

import (
	"context"
	"net"
	"net/http"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	started := make(chan net.Addr)
	var server *http.Server
	onStart = func(srv *http.Server, at net.Addr) {
		server = srv
		go func() { started <- at }()
	}
	ended := make(chan error)
	go func() { ended <- run("127.0.0.1:0") }()
	addr := <-started
	resp, err := http.Post("http://"+addr.String(), "text/plain", strings.NewReader("one"))
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if err := server.Shutdown(context.Background()); err != nil {
		t.Error(err)
	}
	if err := <-ended; err != http.ErrServerClosed {
		t.Errorf("got %v, want %v", err, http.ErrServerClosed)
	}
}
