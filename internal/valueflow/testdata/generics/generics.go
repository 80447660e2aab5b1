// Package main has instances of generics.
package main

type T struct{ A, B int }

func pts(any)
func state(*T)

func must[V any](v V, err error) V {
	if err != nil {
		panic(err)
	}
	return v
}

func build() (*T, error) { return &T{}, nil }

type box[V any] struct{ v V }

func (b *box[V]) get() V { return b.v }

type setter interface{ set(int) }

func (t *T) set(n int) { t.A = n }

func fill[S setter](s S) S {
	s.set(1)
	return s
}

func main() {
	state(must(build())) // want state(A) = unset
	b := &box[*T]{&T{A: 1}}
	state(b.get())                // want state(A) = set
	state(fill(&T{}))             // want state(A) = set
	state((&box[*T]{&T{}}).get()) // want state(A) = unset
}
