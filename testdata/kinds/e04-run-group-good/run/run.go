// Package run runs actors side by side.
package run

type actor struct {
	execute   func() error
	interrupt func(error)
}

// Group is a set of actors of which the first that ends stops the others.
type Group struct {
	actors []actor
}

// Add adds an actor.
func (g *Group) Add(execute func() error, interrupt func(error)) {
	g.actors = append(g.actors, actor{execute, interrupt})
}

// Run runs all actors and returns the first one's error.
func (g *Group) Run() error {
	errs := make(chan error, len(g.actors))
	for _, a := range g.actors {
		go func() { errs <- a.execute() }()
	}
	err := <-errs
	for _, a := range g.actors {
		a.interrupt(err)
	}
	for range len(g.actors) - 1 {
		<-errs
	}
	return err
}
