package silent

import "net/http"

type tree struct {
	left, right *tree
	srv         *http.Server
}

func (t *tree) stop() {
	if t != nil {
		t.left.stop()
		t.right.stop()
		t.srv.Close()
	}
}

func (t *tree) start() {
	t.left = &tree{right: t}
	t.left.right.left = t.left
	t.srv = &http.Server{Addr: ":8080"}
	go t.srv.ListenAndServe()
}
