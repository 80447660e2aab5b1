package valueflow

import (
	"iter"
	"slices"
)

// members is a set of small numbers, of cells or nodes, that remembers the order in which they came. There are many
// of them and most are small; none holds a pointer, so that the garbage collector passes them by.
type members[T ~int32] struct {
	list  []T
	table []T // by hash, once there are many: number + 1
}

const linear = 16 // numbers that are found by looking at all

func (s *members[T]) add(x T) bool {
	if s.table == nil {
		if slices.Contains(s.list, x) {
			return false
		}
		if s.list = append(s.list, x); len(s.list) > linear {
			s.rehash(4 * linear)
		}
		return true
	}
	if !s.enter(x) {
		return false
	}
	if s.list = append(s.list, x); 4*len(s.list) > 3*len(s.table) {
		s.rehash(2 * len(s.table))
	}
	return true
}

// enter puts a number into the table. It reports false when it is there.
func (s *members[T]) enter(x T) bool {
	mask := uint32(len(s.table) - 1)
	for i := uint32(x) * 0x9E3779B1 >> 7 & mask; ; i = (i + 1) & mask {
		switch s.table[i] {
		case 0:
			s.table[i] = x + 1
			return true
		case x + 1:
			return false
		}
	}
}

func (s *members[T]) rehash(size int) {
	s.table = make([]T, size)
	for _, x := range s.list {
		s.enter(x)
	}
}

// in goes through the cells that a node holds.
func (g *Graph) in(n node) iter.Seq[*Cell] {
	return func(yield func(*Cell) bool) {
		for _, id := range g.sets[n].list {
			if !yield(g.cells[id]) {
				return
			}
		}
	}
}

// pick lists the cells of a set.
func (g *Graph) pick(s members[cellID]) []*Cell {
	if len(s.list) == 0 {
		return nil
	}
	out := make([]*Cell, len(s.list))
	for i, id := range s.list {
		out[i] = g.cells[id]
	}
	return out
}
