package main

import (
	"net"
	"net/http"
	"testing"
)

func serve(l net.Listener) error {
	return http.Serve(l, handler())
}

func TestSum(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	go serve(l)
	resp, err := http.Get("http://" + l.Addr().String() + "/sum")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusNotImplemented {
		t.Error(resp.Status)
	}
}
