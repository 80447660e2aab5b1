// Package main copies structs.
package main

type T struct{ A, B int }

func pts(any)
func state(*T)

type holder struct{ t T }

func value() T { return T{A: 1} }

func newHolder() holder { return holder{t: T{B: 1}} }

func main() {
	base := T{A: 1}
	a := base
	a.B = 1
	state(&a)    // want state(A) = set; state(B) = set
	state(&base) // want state(B) = unset

	b := value()
	state(&b) // want state(A) = set; state(B) = unset

	c := newHolder()
	state(&c.t) // want state(A) = unset; state(B) = set

	d := &T{}
	*d = base
	state(d) // want state(A) = set

	base.A = 0
	e := base
	state(&e) // want state(A) = unset

	var f any = T{A: 1}
	if t, ok := f.(T); ok {
		state(&t) // want state(A) = set
	}

	g := &T{A: 1}
	*g = T{}
	state(g) // want state(A) = unset
}
