package flagged

import (
	"context"
	"net/http"
)

type queue struct{}

func (queue) Shutdown(context.Context) error { return nil }

func (queue) Close() error { return nil }

func anotherType(quit chan struct{}) {
	var q queue
	go http.ListenAndServe(":8080", nil) // want shutdown/never-called
	<-quit
	q.Shutdown(context.Background())
	q.Close()
}
