//go:build unix

// Package trial runs a server program and ends it with SIGTERM in the middle of a request, to see who survives.
// The program takes orders with POST /order, prints "order begins" when one arrives, and reads the body to its end.
package trial

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// Load is how many orders a program gets before the one that SIGTERM interrupts.
const Load = clients * perClient

const clients, perClient = 8, 50

// Outcome is how a program took SIGTERM in the middle of a request.
type Outcome struct {
	Response string   // first line and body of the response; empty: none came
	Lost     error    // why none came
	Output   []string // lines on standard output, without those that announce orders
	Exit     string   // as os.ProcessState prints it: "exit status 0", "signal: terminated"
}

// patience bounds everything that a trial waits for; a trial that works takes a small part of it.
const patience = time.Minute

// Run starts the program with -addr on a free port of the loopback interface. With dies the program is known to die of SIGTERM: the second
// part of the request is sent when it is dead, since a signal takes its time.
func Run(program string, dies bool) (*Outcome, error) {
	addr, err := FreeAddr()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(program, "-addr", addr)
	cmd.Stderr = io.Discard
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	killer := time.AfterFunc(patience, func() { cmd.Process.Kill() })
	defer killer.Stop()
	out := &Outcome{}
	lines := bufio.NewScanner(stdout)

	conn, err := dial(addr)
	if err == nil {
		defer conn.Close()
		err = load(addr)
	}
	if err != nil {
		cmd.Process.Kill()
		cmd.Wait()
		return nil, err
	}
	order, err := begin(conn, "/order")
	if err != nil {
		return nil, err
	}
	for begun := 0; begun <= Load && lines.Scan(); {
		if lines.Text() == "order begins" {
			begun++
		} else {
			out.Output = append(out.Output, lines.Text())
		}
	}
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		return nil, err
	}
	rest := make(chan []string, 1)
	go func() {
		var all []string
		for lines.Scan() {
			all = append(all, lines.Text())
		}
		rest <- all
	}()
	if dies {
		out.Output = append(out.Output, <-rest...)
		close(rest)
	}
	out.Response, out.Lost = order.Finish()
	out.Output = append(out.Output, <-rest...)
	err = cmd.Wait()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		return nil, err
	}
	out.Exit = cmd.ProcessState.String()
	return out, nil
}

// load sends orders over several connections and wants an answer to each.
func load(addr string) error {
	results := make(chan error)
	for range clients {
		go func() {
			client := &http.Client{Transport: &http.Transport{}, Timeout: patience}
			defer client.CloseIdleConnections()
			for range perClient {
				resp, err := client.Post("http://"+addr+"/order", "text/plain", strings.NewReader("1 cup"))
				if err == nil {
					_, err = io.Copy(io.Discard, resp.Body)
					resp.Body.Close()
				}
				if err == nil && resp.StatusCode != http.StatusOK {
					err = errors.New(resp.Status)
				}
				if err != nil {
					results <- err
					return
				}
			}
			results <- nil
		}()
	}
	var err error
	for range clients {
		err = errors.Join(err, <-results)
	}
	return err
}

// Order is a request in flight: its body comes in two parts, and the second one when the trial wants it.
type Order struct{ conn net.Conn }

// Begin connects to a program that listens and sends the first part of an order.
func Begin(addr, path string) (*Order, error) {
	conn, err := net.DialTimeout("tcp", addr, patience)
	if err != nil {
		return nil, err
	}
	return begin(conn, path)
}

func begin(conn net.Conn, path string) (*Order, error) {
	conn.SetDeadline(time.Now().Add(patience))
	_, err := fmt.Fprintf(conn, "POST %s HTTP/1.1\r\nHost: shop\r\nContent-Length: 10\r\n\r\n2 tea", path)
	return &Order{conn}, err
}

// Close gives the order up.
func (o *Order) Close() { o.conn.Close() }

// Finish sends the second part, reads the response and closes the connection. It returns the first line and the body.
func (o *Order) Finish() (string, error) {
	defer o.conn.Close()
	if _, err := io.WriteString(o.conn, " pots"); err != nil {
		return "", err
	}
	resp, err := http.ReadResponse(bufio.NewReader(o.conn), nil)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return "", err
	}
	return resp.Proto + " " + resp.Status + ": " + strings.TrimSpace(string(body)), nil
}

// dial connects as soon as the program listens.
func dial(addr string) (net.Conn, error) {
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	end := time.After(patience)
	for {
		conn, err := net.Dial("tcp", addr)
		if err == nil {
			return conn, nil
		}
		select {
		case <-tick.C:
		case <-end:
			return nil, fmt.Errorf("the program does not listen on %s: %w", addr, err)
		}
	}
}

// FreeAddr returns an address of the loopback interface on which nothing listens.
func FreeAddr() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	return l.Addr().String(), nil
}

// Build builds the program in dir as a binary in folder to.
func Build(dir, to string) (string, error) {
	name := filepath.Join(to, filepath.Base(dir))
	cmd := exec.Command("go", "build", "-o", name, ".")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOWORK=off")
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build %s: %w\n%s", dir, err, out)
	}
	return name, nil
}
