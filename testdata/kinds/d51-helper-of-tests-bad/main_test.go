package main

import (
	"net/http/httptest"
	"testing"
)

func TestSum(t *testing.T) {
	w := httptest.NewRecorder()
	handler().ServeHTTP(w, httptest.NewRequest("GET", "/sum", nil))
	if w.Code != 501 {
		t.Error(w.Code)
	}
}
