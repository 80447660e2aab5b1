// Package main has slices, arrays, maps, channels and iterators.
package main

import (
	"maps"
	"slices"
	"sync/atomic"
)

type T struct{ A, B int }

func pts(any)
func state(*T)

type entry struct {
	name string
	t    *T
}

type app struct{ list []*T }

func (a *app) add(t *T) { a.list = append(a.list, t) }

func main() {
	for _, e := range []entry{{"a", &T{}}, {"b", &T{B: 1}}} {
		pts(e.t)   // want pts = T@25 T@25
		state(e.t) // want state(A) = unset; state(B) = unset|set
	}
	m := map[string]*T{"a": {A: 1}}
	for _, t := range m {
		state(t) // want state(A) = set
	}
	state(m["a"]) // want state(A) = set
	ch := make(chan *T, 1)
	ch <- &T{}
	state(<-ch) // want state(A) = unset

	var arr [2]*T
	arr[0], arr[1] = &T{A: 1}, &T{A: 2}
	for i := range arr {
		state(arr[i]) // want state(A) = set
	}

	a := &app{}
	a.add(&T{})
	for _, t := range a.list {
		state(t) // want state(A) = unset
	}

	for t := range slices.Values([]*T{{B: 1}}) {
		state(t) // want state(A) = unset; state(B) = set
	}
	for t := range maps.Values(m) {
		state(t) // want state(A) = set
	}
	for _, t := range slices.Collect(maps.Values(m)) {
		state(t) // want state(A) = set
	}

	var p atomic.Pointer[T]
	p.Store(&T{A: 1})
	state(p.Load()) // want state(A) = set

	own := func(yield func(*T) bool) { yield(&T{A: 1}) }
	for t := range own {
		state(t) // want state(A) = set
	}

	values := []T{{A: 1}, {B: 1}}
	for i := range values {
		values[i].A = 1
	}
	done := make(chan entry)
	go func() { done <- entry{t: &T{}} }()
	select {
	case e := <-done:
		state(e.t) // want state(A) = unset
	}

	type key struct{ n int }
	keyed := map[any]*T{key{1}: {A: 1}}
	state(keyed[key{1}]) // want state(A) = set
}
