package silent

import "log"

type fakeHTTP struct{}

func (fakeHTTP) ListenAndServe(addr string, h any) error { return nil }

// What looks like net/http is something else.
func sameNames() {
	var http fakeHTTP
	log.Fatal(http.ListenAndServe(":8080", nil))
}
