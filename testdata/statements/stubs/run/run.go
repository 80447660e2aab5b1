// Package run has what the cases of this module need.
package run

type Group struct{}

func (g *Group) Add(execute func() error, interrupt func(error)) {}

func (g *Group) Run() error { return nil }
