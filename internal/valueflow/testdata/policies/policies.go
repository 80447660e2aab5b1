// Package main has what makes maybe of unset.
package main

import (
	"encoding/json"
	"flag"
	"sync"
)

type T struct{ A, B int }

func pts(any)
func state(*T)

type config struct{ n int }

var (
	never   int
	initial = &T{}
)

func init() { initial.A = 1 }

func cond() bool

func main() {
	var c config
	if cond() {
		c.n = 3
	}
	a := &T{}
	if c.n > 0 {
		a.A = c.n
	}
	state(a) // want state(A) = set

	b := &T{}
	if b.A == 0 {
		b.A = 1
	}
	state(b) // want state(A) = set

	d := &T{}
	flag.IntVar(&d.A, "a", 0, "")
	state(d) // want state(A) = maybe; state(B) = unset

	e := &T{}
	json.Unmarshal(nil, e)
	state(e) // want state(A) = maybe

	f := &T{}
	for range 3 {
		f.A = 1
	}
	state(f) // want state(A) = unset|set

	for range 3 {
		g := &T{}
		g.A = 1
		state(g) // want state(A) = set
	}

	state(initial) // want state(A) = set; state(B) = unset

	var once sync.Once
	h := &T{}
	once.Do(func() { h.A = 1 })
	state(h) // want state(A) = set

	i := &T{}
	ready := make(chan bool)
	go func() { i.A = 1; close(ready) }()
	<-ready
	state(i) // want state(A) = maybe

	j := &T{}
	j.A = never
	state(j) // want state(A) = unset

	k := &T{}
	state(k) // want state(A) = unset
	k.A = 1
}
