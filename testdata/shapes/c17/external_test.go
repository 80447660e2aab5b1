package main_test

import (
	"net/http"
	"testing"
)

func TestServeFromOutside(t *testing.T) {
	go http.ListenAndServe(":8082", nil)
}
