// kind: slice of slices of servers
// label: good
// subject: keepalive/idle-unset
// text: two nested loops by index set IdleTimeout in every row

package main

import (
	"fmt"
	"net/http"
	"time"
)

type grid struct {
	rows [][]*http.Server
}

func (g *grid) grow(n int, h http.Handler) {
	row := make([]*http.Server, n)
	for i := range n {
		row[i] = &http.Server{
			Addr:              fmt.Sprintf(":%d", 8000+10*len(g.rows)+i),
			Handler:           h,
			ReadHeaderTimeout: time.Second,
		}
	}
	g.rows = append(g.rows, row)
}

func main() {
	g := new(grid)
	g.grow(2, http.FileServer(http.Dir("a")))
	g.grow(3, http.FileServer(http.Dir("b")))
	for i := 0; i < len(g.rows); i++ {
		for j := 0; j < len(g.rows[i]); j++ {
			g.rows[i][j].IdleTimeout = 45 * time.Second
		}
	}
	for i := range g.rows {
		for j := range g.rows[i] {
			go func() { panic(g.rows[i][j].ListenAndServe()) }()
		}
	}
	select {}
}
