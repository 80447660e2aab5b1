// Package zerolog has what the cases of this module need.
package zerolog

type Event struct{}

func (e *Event) Err(err error) *Event { return e }

func (e *Event) Str(key, val string) *Event { return e }

func (e *Event) Msg(msg string) {}
