// Package cmux stands for github.com/soheilhy/cmux.
package cmux

import (
	"io"
	"net"
)

type Matcher func(io.Reader) bool

type CMux interface {
	Match(...Matcher) net.Listener
	Serve() error
}

type muxer struct {
	root  net.Listener
	parts []net.Listener
}

type part struct{ net.Listener }

func New(l net.Listener) CMux { return &muxer{root: l} }

func (m *muxer) Match(...Matcher) net.Listener {
	p := part{m.root}
	m.parts = append(m.parts, p)
	return p
}

func (m *muxer) Serve() error {
	for {
		if _, err := m.root.Accept(); err != nil {
			return err
		}
	}
}

func HTTP1Fast() Matcher { return func(io.Reader) bool { return true } }
func Any() Matcher       { return func(io.Reader) bool { return true } }
