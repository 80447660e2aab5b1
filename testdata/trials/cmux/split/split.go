// Package split shares a listener by the first byte of connections.
package split

import (
	"bufio"
	"net"
	"sync"
)

type Mux struct {
	net.Listener
	first byte
	some  *part
	rest  *part
	once  sync.Once
	done  chan struct{}
}

func New(l net.Listener) *Mux {
	m := &Mux{Listener: l, done: make(chan struct{})}
	m.some, m.rest = &part{m, make(chan net.Conn)}, &part{m, make(chan net.Conn)}
	return m
}

// First returns a listener for connections that begin with b.
func (m *Mux) First(b byte) net.Listener {
	m.first = b
	return m.some
}

// Rest returns a listener for all others.
func (m *Mux) Rest() net.Listener { return m.rest }

// Serve accepts until the listener fails.
func (m *Mux) Serve() error {
	for {
		c, err := m.Accept()
		if err != nil {
			return err
		}
		go func() {
			r := bufio.NewReader(c)
			b, err := r.Peek(1)
			if err != nil {
				c.Close()
				return
			}
			to := m.rest
			if b[0] == m.first {
				to = m.some
			}
			select {
			case to.conns <- conn{c, r}:
			case <-m.done:
				c.Close()
			}
		}()
	}
}

type conn struct {
	net.Conn
	r *bufio.Reader
}

func (c conn) Read(p []byte) (int, error) { return c.r.Read(p) }

type part struct {
	*Mux
	conns chan net.Conn
}

func (p *part) Accept() (net.Conn, error) {
	select {
	case c := <-p.conns:
		return c, nil
	case <-p.done:
		return nil, net.ErrClosed
	}
}

// Close closes the whole, as there is one listener.
func (p *part) Close() error {
	p.once.Do(func() { close(p.done) })
	return p.Listener.Close()
}
