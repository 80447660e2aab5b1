package task

// A Servable can be served.
type Servable interface {
	ListenAndServe() error
}

// A Task is something that runs.
type Task[T Servable] struct {
	What T
	err  chan error
}

// Start runs it.
func Start[T Servable](t T) *Task[T] {
	task := &Task[T]{What: t, err: make(chan error, 1)}
	go func() {
		task.err <- t.ListenAndServe() // want timeouts/read-header-unset
	}()
	return task
}

// Wait waits for its end.
func (t *Task[T]) Wait() error { return <-t.err }
