// Package main has calls of all kinds.
package main

type T struct{ A, B int }

func pts(any)
func state(*T)

type filler interface{ fill() }

func (t *T) fill()  { t.A = 1 }
func (t *T) leave() {}

type wrapped struct{ *T }

func set(t *T) { t.A = 1 }

func make1() *T { return &T{} }

func both(a, b *T) (*T, *T) { return b, a }

func opt(n int) func(*T) { return func(t *T) { t.A = n } }

func build(opts ...func(*T)) *T {
	t := &T{}
	for _, o := range opts {
		o(t)
	}
	return t
}

func apply(f func(*T), t *T) { f(t) }

func choose() bool

func recurse(t *T, n int) *T {
	if n == 0 {
		return t
	}
	return recurse(t, n-1)
}

func main() {
	a, b := make1(), make1()
	set(a)
	state(a) // want state(A) = set
	state(b) // want state(A) = unset

	c, d := both(&T{A: 1}, &T{})
	state(c) // want state(A) = unset
	state(d) // want state(A) = set

	e := &T{}
	var f filler = e
	f.fill()
	state(e) // want state(A) = set

	g := &T{}
	run := g.fill
	run()
	state(g) // want state(A) = set

	h := &T{}
	(*T).fill(h)
	state(h) // want state(A) = set

	i := wrapped{&T{}}
	f = i
	f.fill()
	state(i.T) // want state(A) = set

	state(build())           // want state(A) = unset
	state(build(opt(1)))     // want state(A) = set
	state(build((*T).leave)) // want state(A) = unset

	j := &T{}
	apply(set, j)
	state(j) // want state(A) = set
	k := &T{}
	apply((*T).leave, k)
	state(k) // want state(A) = unset

	var how func(*T) = set
	if choose() {
		how = (*T).leave
	}
	l := &T{}
	how(l)
	state(l) // want state(A) = maybe

	state(recurse(&T{A: 1}, 3)) // want state(A) = set
	m := &T{}
	go func() { state(m) }() // want state(A) = unset
	m.A = 1

	table := map[string]func(*T){"set": set}
	n := &T{}
	table["set"](n)
	state(n) // want state(A) = set
}
