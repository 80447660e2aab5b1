// Package main has lists of functions that are run one by one.
package main

type T struct{ A, B int }

func state(*T)
func choose() bool

type option func(*T)

func a(n int) option { return func(t *T) { t.A = n } }
func b(t *T)         { t.B = 1 }
func clear(t *T)     { t.A = 0 }

var defaults = []option{a(1)}

func build(opts ...option) *T {
	t := &T{}
	for _, o := range opts {
		o(t)
	}
	return t
}

func careful(opts ...option) *T {
	t := &T{}
	for _, o := range opts {
		if o != nil {
			o(t)
		}
	}
	return t
}

type setter interface{ set(*T) }

type first struct{}

func (first) set(t *T) { t.A = 1 }

type second struct{ n int }

func (s second) set(t *T) { t.B = s.n }

func setAll(list []setter) *T {
	t := &T{}
	for _, s := range list {
		s.set(t)
	}
	return t
}

type app struct{ opts []option }

func (x *app) with(o option) *app {
	x.opts = append(x.opts, o)
	return x
}

func main() {
	state(build())            // want state(A) = unset
	state(build(b))           // want state(A) = unset; state(B) = set
	state(build(b, a(2)))     // want state(A) = set; state(B) = set
	state(build(a(2), clear)) // want state(A) = unset
	state(build(clear, a(2))) // want state(A) = set

	some := []option{b}
	if choose() {
		some = append(some, a(3))
	}
	state(build(some...)) // want state(A) = unset|set; state(B) = set

	all := []option{b}
	all = append(all, a(3))
	state(build(all...)) // want state(A) = set; state(B) = set

	state(build(append(defaults, clear)...)) // want state(A) = unset
	state(careful(a(4)))                     // want state(A) = set|maybe

	var grown []option
	for range 3 {
		grown = append(grown, a(5))
	}
	state(build(grown...))   // want state(A) = set|maybe
	state(build(all[1:]...)) // want state(A) = set|maybe; state(B) = set|maybe

	made := make([]option, 0, 2)
	made = append(made, a(6))
	state(build(made...)) // want state(A) = set

	state(setAll([]setter{first{}, second{1}})) // want state(A) = set; state(B) = set
	state(setAll([]setter{second{1}}))          // want state(A) = unset; state(B) = set

	x := &app{}
	x.with(a(7)).with(b)
	state(build(x.opts...)) // want state(A) = set|maybe; state(B) = set|maybe
}
