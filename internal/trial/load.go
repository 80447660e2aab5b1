//go:build unix

package trial

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// Program is a server program, and how to start and ask it.
type Program struct {
	Binary string
	Dir    string   // where it runs, since some read files
	Args   []string // {addr} and {port} stand for the address
	Addr   string   // on the loopback interface
	Paths  []string // the first one carries the load
}

// Record is what a program did: what it answered, and how it took SIGTERM under load.
type Record struct {
	Answers []Answer // one for each path
	Done    int      // requests of the load that were answered in full
	Lost    int      // requests that were sent on an open connection and not answered in full
	Exit    string   // as os.ProcessState prints it: "exit status 0", "signal: terminated"
}

// Answer is the answer to one path.
type Answer struct {
	Status int
	Type   string
	Body   string
}

// Shape returns the answer without what may differ from run to run.
func (a Answer) Shape() Answer {
	a.Body = number.ReplaceAllString(a.Body, "N")
	return a
}

var number = regexp.MustCompile(`[0-9][0-9.e+-]*`)

// loadBefore is how many requests are answered before SIGTERM.
const loadBefore = 400

// Measure starts the program, asks for its paths, and sends SIGTERM while several clients ask for the first path as fast as they can. They
// keep their connections and know no retries. One that is told to close its connection after SIGTERM leaves, as load balancers do: there is
// no successor that it could go to.
func (p Program) Measure() (*Record, error) {
	_, port, err := net.SplitHostPort(p.Addr)
	if err != nil {
		return nil, err
	}
	var args []string
	for _, a := range p.Args {
		args = append(args, strings.NewReplacer("{addr}", p.Addr, "{port}", port).Replace(a))
	}
	cmd := exec.Command(p.Binary, args...)
	cmd.Dir = p.Dir
	var output bytes.Buffer
	cmd.Stdout, cmd.Stderr = &output, &output
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	exited := make(chan struct{})
	go func() {
		cmd.Wait()
		close(exited)
	}()
	killer := time.AfterFunc(patience, func() { cmd.Process.Kill() })
	defer killer.Stop()
	r, err := p.measure(func() error { return cmd.Process.Signal(syscall.SIGTERM) }, exited)
	if err != nil {
		cmd.Process.Kill()
		<-exited
		return nil, fmt.Errorf("%w; the program printed %q", err, lastLine(output.String()))
	}
	r.Exit = cmd.ProcessState.String()
	return r, nil
}

func (p Program) measure(terminate func() error, exited <-chan struct{}) (*Record, error) {
	if err := Await(p.Addr, exited); err != nil {
		return nil, err
	}
	r := &Record{}
	for _, path := range p.Paths {
		c := &client{addr: p.Addr}
		a, err := c.ask(path)
		c.close()
		if err != nil {
			return nil, fmt.Errorf("ask for %s: %w", path, err)
		}
		r.Answers = append(r.Answers, a)
	}
	var (
		mu    sync.Mutex
		wg    sync.WaitGroup
		once  sync.Once
		fatal error
		ended atomic.Bool
	)
	for range clients {
		wg.Go(func() {
			c := &client{addr: p.Addr}
			defer c.close()
			for {
				if c.conn == nil && ended.Load() || c.connect() != nil {
					return
				}
				_, err := c.ask(p.Paths[0])
				mu.Lock()
				if err != nil {
					r.Lost++
				} else {
					r.Done++
				}
				enough := r.Done == loadBefore
				mu.Unlock()
				if enough {
					once.Do(func() { ended.Store(true); fatal = terminate() })
				}
				if err != nil {
					c.close()
				}
			}
		})
	}
	wg.Wait()
	<-exited
	return r, fatal
}

// Await waits until the program listens.
func Await(addr string, exited <-chan struct{}) error {
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for {
		conn, err := net.Dial("tcp", addr)
		if err == nil {
			return conn.Close()
		}
		select {
		case <-tick.C:
		case <-exited:
			return errors.New("the program ends before it listens")
		}
	}
}

// client sends one request after the other, on one connection as long as the server allows it. It never sends a request twice.
type client struct {
	addr string
	conn net.Conn
	r    *bufio.Reader
}

func (c *client) connect() error {
	if c.conn != nil {
		return nil
	}
	conn, err := net.DialTimeout("tcp", c.addr, patience)
	if err != nil {
		return err
	}
	conn.SetDeadline(time.Now().Add(patience))
	c.conn, c.r = conn, bufio.NewReader(conn)
	return nil
}

func (c *client) close() {
	if c.conn != nil {
		c.conn.Close()
		c.conn = nil
	}
}

// ask sends a request and reads the answer.
func (c *client) ask(path string) (Answer, error) {
	if err := c.connect(); err != nil {
		return Answer{}, err
	}
	if _, err := fmt.Fprintf(c.conn, "GET %s HTTP/1.1\r\nHost: %s\r\n\r\n", path, c.addr); err != nil {
		return Answer{}, err
	}
	resp, err := http.ReadResponse(c.r, nil)
	if err != nil {
		return Answer{}, err
	}
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return Answer{}, err
	}
	if resp.Close {
		c.close()
	}
	return Answer{resp.StatusCode, resp.Header.Get("Content-Type"), string(body)}, nil
}

func lastLine(s string) string {
	s = strings.TrimSpace(s)
	return s[strings.LastIndexByte(s, '\n')+1:]
}
