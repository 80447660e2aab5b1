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

// results holds one pair of measurements per server, case and round.
type results struct {
	field []*contestant // the first one is what the others are compared to
	cases []testcase
	cells map[string][]pair // by contestant and case
	lacks map[string]bool   // cells that a server cannot do
}

func newResults(field []*contestant, cases []testcase) *results {
	return &results{field: field, cases: cases, cells: map[string][]pair{}, lacks: map[string]bool{}}
}

func cell(k *contestant, c testcase) string { return k.name + "\x00" + c.name }

func (r *results) cannot(k *contestant, c testcase) { r.lacks[cell(k, c)] = true }

func (r *results) add(k *contestant, c testcase, p pair) {
	r.cells[cell(k, c)] = append(r.cells[cell(k, c)], p)
}

// ratio compares k to the first contestant: the median of the pairs and, in parentheses, the lowest and the highest.
func (r *results) ratio(k *contestant, c testcase, of func(measurement) float64) string {
	if k == r.field[0] {
		return "1"
	}
	var all []float64
	for _, p := range r.cells[cell(k, c)] {
		all = append(all, p.ratio(of))
	}
	if r.lacks[cell(k, c)] || len(all) == 0 {
		return "–"
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
	for _, pairs := range r.cells {
		for _, p := range pairs {
			others = append(others, p.base.others, p.it.others)
		}
	}
	if len(others) > 0 {
		fmt.Fprintf(w, "\nOther processes took %.0f %% of the machine (median of all measurements; at most %.0f %%).\n", median(others)*100, slices.Max(others)*100)
	}
	var absolute []string
	for _, c := range r.cases {
		var cost, rate []float64
		for _, k := range r.field {
			for _, p := range r.cells[cell(k, c)] {
				cost, rate = append(cost, p.base.cost()*1e6), append(rate, p.base.rate())
			}
		}
		if len(cost) > 0 {
			absolute = append(absolute, fmt.Sprintf("%s %.1f µs, %.0f/s", c.title, median(cost), median(rate)))
		}
	}
	fmt.Fprintf(w, "\nnet/http in absolute numbers (CPU per request, requests per second): %s.\n", strings.Join(absolute, "; "))
}

func (r *results) printErrors(w io.Writer) {
	var lines []string
	for _, c := range r.cases {
		sum, answered := map[*contestant]map[string]int{}, map[*contestant]int{}
		count := func(k *contestant, m measurement) {
			if sum[k] == nil {
				sum[k] = map[string]int{}
			}
			answered[k] += m.requests
			for kind, n := range m.errors {
				sum[k][kind] += n
			}
		}
		for _, k := range r.field {
			for _, p := range r.cells[cell(k, c)] {
				count(r.field[0], p.base)
				count(k, p.it)
			}
		}
		for _, k := range r.field {
			for _, kind := range slices.Sorted(maps.Keys(sum[k])) {
				lines = append(lines, fmt.Sprintf("- %s, %s: %s %d, beside %d answers", k.name, c.title, kind, sum[k][kind], answered[k]))
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
