package serversite

import (
	"maps"
	"strings"

	"github.com/srvfix/srvfix/internal/valueflow"
	"golang.org/x/tools/go/ssa"
)

// This file holds what a walk knows of errors, in values and in memory.

// known is what is known of an error, or which case of a select was taken, counted from firstCase.
type known uint8

const (
	isClosed  known = 1 + iota // it is http.ErrServerClosed
	nonNil                     // it is made of it
	none                       // it is nil
	firstCase known = 16
)

// facts holds the values and the memory of which something is known.
type facts map[any]known

func (k facts) with(v any, x known) facts {
	if k[v] == x {
		return k
	}
	out := maps.Clone(k)
	if x == 0 {
		delete(out, v)
	} else {
		out[v] = x
	}
	return out
}

// part is what is known of a part of a struct value: an error inside.
type part struct {
	of   ssa.Value
	path string
}

// loaded adds what a value is that was loaded from a place, or its parts.
func (k facts) loaded(v ssa.Value, from *valueflow.Cell) facts {
	out := k.with(v, k[from])
	for key, x := range k {
		if c, ok := key.(*valueflow.Cell); ok && c.Object == from.Object && strings.HasPrefix(c.Path, from.Path+".") {
			out = out.with(part{v, c.Path[len(from.Path):]}, x)
		}
	}
	return out
}

// stored adds what a place holds when a value was stored there.
func (p *program) stored(k facts, to *valueflow.Cell, v ssa.Value) facts {
	out := k.with(to, k.of(v))
	for key, x := range k {
		if inner, ok := key.(part); ok && inner.of == v {
			out = out.with(p.flow.Cell(to.Object, to.Path+inner.path), x)
		}
	}
	return out
}

// of returns what is known of a value, conversions aside.
func (k facts) of(v ssa.Value) known {
	if x := k[v]; x != 0 {
		return x
	}
	if isNil(v) && isError(v.Type()) {
		return none
	}
	return k[strip(v)]
}
