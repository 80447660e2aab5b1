// Package main has memory, pointers and stores.
package main

type T struct{ A, B, C int }

func pts(any)
func state(*T)

var global T

func cond() bool

func main() {
	x := &T{}
	pts(x)   // want pts = T@14
	state(x) // want state(A) = unset
	x.A = 1
	state(x) // want state(A) = set; state(B) = unset; state(A|B) = set
	x.A = 0
	state(x) // want state(A) = unset

	y := &T{}
	if cond() {
		y.A = 1
	} else {
		y.B = 1
	}
	state(y) // want state(A) = unset|set; state(B) = unset|set; state(A|B) = set

	z := x
	if cond() {
		z = y
	}
	pts(z) // want pts = T@14 T@22
	z.C = 1
	state(x) // want state(C) = maybe

	v := T{B: 1}
	state(&v) // want state(A) = unset; state(B) = set

	p := new(*T)
	*p = &T{C: 1}
	state(*p) // want state(C) = set

	state(&global) // want state(A) = unset
	global.A = 3
	state(&global) // want state(A) = set

	early()
}

func early() {
	w := &T{}
	later := func() { w.A = 1 }
	state(w) // want state(A) = unset
	later()
	state(w) // want state(A) = set
}
