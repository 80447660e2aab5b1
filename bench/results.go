// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// results holds one measurement per server, case and round.
type results struct {
	field []*contestant // the first one is what the others are compared to
	cases []testcase
	cells map[string][]measurement // by contestant and case, in order of rounds
	lacks map[string]bool          // cells that a server cannot do
}

func newResults(field []*contestant, cases []testcase) *results {
	return &results{field: field, cases: cases, cells: map[string][]measurement{}, lacks: map[string]bool{}}
}

func cell(k *contestant, c testcase) string { return k.name + "\x00" + c.name }

func (r *results) cannot(k *contestant, c testcase) { r.lacks[cell(k, c)] = true }

func (r *results) add(k *contestant, c testcase, m measurement) {
	r.cells[cell(k, c)] = append(r.cells[cell(k, c)], m)
}

// ratio compares k to the first contestant, round by round: the median and, in parentheses, the lowest and the highest.
func (r *results) ratio(k *contestant, c testcase, of func(measurement) float64) string {
	mine, base := r.cells[cell(k, c)], r.cells[cell(r.field[0], c)]
	if r.lacks[cell(k, c)] || len(mine) == 0 || len(mine) != len(base) {
		return "–"
	}
	if k == r.field[0] {
		return "1"
	}
	var all []float64
	for i := range mine {
		all = append(all, of(mine[i])/of(base[i]))
	}
	return fmt.Sprintf("%.2f (%.2f–%.2f)", median(all), slices.Min(all), slices.Max(all))
}

// print writes the tables in Markdown and everything that went wrong.
func (r *results) print(w io.Writer, left []string) {
	for _, t := range []struct {
		title string
		of    func(measurement) float64
	}{
		{"CPU per request, net/http = 1, less is better", measurement.cost},
		{"requests per second, net/http = 1, more is better", measurement.rate},
	} {
		fmt.Fprintf(w, "\n| %s |", t.title)
		for _, c := range r.cases {
			fmt.Fprintf(w, " %s |", c.title)
		}
		fmt.Fprintf(w, "\n|---|%s\n", strings.Repeat("---|", len(r.cases)))
		for i, k := range r.field {
			name := k.name
			if i == 1 {
				name += " (control)"
			}
			fmt.Fprintf(w, "| %s |", name)
			for _, c := range r.cases {
				fmt.Fprintf(w, " %s |", r.ratio(k, c, t.of))
			}
			fmt.Fprintln(w)
		}
	}
	fmt.Fprintln(w)
	for _, why := range left {
		fmt.Fprintf(w, "Left out: %s.\n", why)
	}
	r.printErrors(w)
	var others []float64
	for _, ms := range r.cells {
		for _, m := range ms {
			others = append(others, m.others)
		}
	}
	if len(others) > 0 {
		fmt.Fprintf(w, "\nOther processes took %.0f %% of the machine (median of all measurements; at most %.0f %%).\n", median(others)*100, slices.Max(others)*100)
	}
	var absolute []string
	for _, c := range r.cases {
		ms := r.cells[cell(r.field[0], c)]
		var cost, rate []float64
		for _, m := range ms {
			cost, rate = append(cost, m.cost()*1e6), append(rate, m.rate())
		}
		if len(ms) > 0 {
			absolute = append(absolute, fmt.Sprintf("%s %.1f µs, %.0f/s", c.title, median(cost), median(rate)))
		}
	}
	fmt.Fprintf(w, "\nnet/http in absolute numbers (CPU per request, requests per second): %s.\n", strings.Join(absolute, "; "))
}

func (r *results) printErrors(w io.Writer) {
	var lines []string
	for _, k := range r.field {
		for _, c := range r.cases {
			sum, answered := map[string]int{}, 0
			for _, m := range r.cells[cell(k, c)] {
				answered += m.requests
				for kind, n := range m.errors {
					sum[kind] += n
				}
			}
			for _, kind := range slices.Sorted(maps.Keys(sum)) {
				lines = append(lines, fmt.Sprintf("- %s, %s: %s %d, beside %d answers", k.name, c.title, kind, sum[kind], answered))
			}
		}
	}
	if len(lines) == 0 {
		fmt.Fprintln(w, "The load tools reported no error.")
		return
	}
	fmt.Fprintf(w, "Errors that the load tools reported:\n\n%s\n", strings.Join(lines, "\n"))
}

func median[T cmp.Ordered](v []T) T {
	v = slices.Sorted(slices.Values(v))
	return v[len(v)/2] // the upper one of two
}
