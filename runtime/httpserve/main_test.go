// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"bufio"
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"io"
	"log"
	"log/slog"
	"math/big"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// children are programs that tests run in processes of their own: the test binary, with the name in
// the environment. A child runs on the main goroutine, like main.
var children = map[string]func(){}

const childEnv = "HTTPSERVE_TEST_CHILD"

// say prints a line for the test. Lines of several goroutines stay whole: each is one write.
func say(format string, args ...any) { os.Stdout.WriteString(fmt.Sprintf(format, args...) + "\n") }

func mustListen() net.Listener {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	say("addr %s", l.Addr())
	return l
}

// slow answers when the drain has begun.
var slow = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
	io.Copy(io.Discard, r.Body)
	say("entered")
	<-Draining()
	io.WriteString(w, "ok")
})

func init() {
	children["slow"] = func() {
		defer say("deferred")
		err := Serve(mustListen(), slow)
		say("returned %v", err)
	}
}

func TestMain(m *testing.M) {
	if name := os.Getenv(childEnv); name != "" {
		go func() {
			// The test has gone: so do we.
			io.Copy(io.Discard, os.Stdin)
			os.Exit(99)
		}()
		children[name]()
		os.Exit(0)
	}
	// Children inherit what is ignored, as in a background job or under nohup, but nothing that is caught.
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGHUP} {
		if signal.Ignored(s) {
			signal.Notify(make(chan os.Signal, 1), s)
		}
	}
	os.Exit(m.Run())
}

// child is a running child.
type child struct {
	t      testing.TB
	cmd    *exec.Cmd
	lines  *bufio.Scanner
	stderr *bytes.Buffer
}

// spawn starts a child whose file descriptors from 3 are files.
func spawn(t testing.TB, name string, env []string, files ...*os.File) *child {
	t.Helper()
	return spawnCmd(t, exec.Command(os.Args[0]), name, env, files...)
}

func spawnCmd(t testing.TB, cmd *exec.Cmd, name string, env []string, files ...*os.File) *child {
	t.Helper()
	c := &child{t: t, cmd: cmd, stderr: new(bytes.Buffer)}
	cmd.Env = append(os.Environ(), childEnv+"="+name)
	cmd.Env = append(cmd.Env,
		"GORACE=atexit_sleep_ms=0", // the race detector sleeps 1s otherwise
		"KUBERNETES_SERVICE_HOST=") // no delay, wherever the test runs
	cmd.Env = append(cmd.Env, env...)
	cmd.ExtraFiles = files
	cmd.Stderr = c.stderr
	if _, err := cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	c.lines = bufio.NewScanner(out)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if cmd.ProcessState == nil {
			cmd.Process.Kill()
			cmd.Wait()
		}
		if t.Failed() {
			t.Logf("%s: stderr:\n%s", name, c.stderr)
		}
	})
	return c
}

// line returns the next line of output.
func (c *child) line() string {
	c.t.Helper()
	if !c.lines.Scan() {
		c.t.Fatalf("child ended: %v: %v\n%s", c.lines.Err(), c.cmd.Wait(), c.stderr)
	}
	return c.lines.Text()
}

// want reads lines that must begin as given, and returns the rest of the last one.
func (c *child) want(prefixes ...string) string {
	c.t.Helper()
	rest := ""
	for _, p := range prefixes {
		l := c.line()
		if !strings.HasPrefix(l, p) {
			c.t.Fatalf("child says %q, want %q", l, p)
		}
		rest = strings.TrimSpace(strings.TrimPrefix(l, p))
	}
	return rest
}

func (c *child) signal(s os.Signal) {
	c.t.Helper()
	if err := c.cmd.Process.Signal(s); err != nil {
		c.t.Fatal(err)
	}
}

// end waits for the child and returns all lines it has left to say.
func (c *child) end() (lines []string, state *os.ProcessState) {
	c.t.Helper()
	for c.lines.Scan() {
		lines = append(lines, c.lines.Text())
	}
	c.cmd.Wait()
	return lines, c.cmd.ProcessState
}

// exited checks that the child says lines and exits with code 0.
func (c *child) exited(lines ...string) {
	c.t.Helper()
	got, state := c.end()
	if strings.Join(got, "\n") != strings.Join(lines, "\n") {
		c.t.Errorf("child says %q, want %q", got, lines)
	}
	if !state.Success() {
		c.t.Errorf("child: %v, want exit status 0", state)
	}
}

// killed checks that the child ends by sig.
func (c *child) killed(sig syscall.Signal) {
	c.t.Helper()
	_, state := c.end()
	if w, ok := state.Sys().(syscall.WaitStatus); !ok || !w.Signaled() || w.Signal() != sig {
		c.t.Errorf("child: %v, want signal: %v", state, sig)
	}
}

// local returns a listener on a free port of the loopback interface.
func local(t testing.TB) net.Listener {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

// watched tells when it is closed.
type watched struct {
	net.Listener
	once   sync.Once
	closed chan struct{}
}

func watch(l net.Listener) *watched { return &watched{Listener: l, closed: make(chan struct{})} }

func (w *watched) Close() error {
	err := w.Listener.Close()
	w.once.Do(func() { close(w.closed) })
	return err
}

// running is a server that runs in the test.
type running struct {
	t      testing.TB
	addr   string
	cancel context.CancelFunc
	result chan error
}

// start runs srv on l with RunContext and waits until it is about to accept.
func start(t testing.TB, srv *http.Server, l net.Listener, opts ...Option) *running {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	r := &running{t: t, addr: l.Addr().String(), cancel: cancel, result: make(chan error, 1)}
	own, serving := srv.BaseContext, make(chan struct{})
	var once sync.Once
	srv.BaseContext = func(l net.Listener) context.Context {
		once.Do(func() { close(serving) })
		if own != nil {
			return own(l)
		}
		return context.Background()
	}
	go func() { r.result <- RunContext(ctx, srv, append(opts, Listener(l))...) }()
	t.Cleanup(func() {
		cancel()
		srv.Close()
	})
	select {
	case <-serving:
	case err := <-r.result:
		t.Fatal(err)
	}
	return r
}

// stop drains the server and returns its result.
func (r *running) stop() error {
	r.cancel()
	return <-r.result
}

// client is an HTTP client for one test, with connections of its own.
func newClient(t testing.TB, config *tls.Config) *http.Client {
	tr := &http.Transport{TLSClientConfig: config, ForceAttemptHTTP2: true}
	t.Cleanup(tr.CloseIdleConnections)
	return &http.Client{Transport: tr}
}

// get returns the answer and its body.
func get(t testing.TB, c *http.Client, url string) (*http.Response, string) {
	t.Helper()
	resp, err := c.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp, string(body)
}

// rawConn is a client that never tries again.
type rawConn struct {
	net.Conn
	r *bufio.Reader
}

func dial(t testing.TB, network, addr string) *rawConn {
	t.Helper()
	c, err := net.Dial(network, addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return newRawConn(c)
}

func newRawConn(c net.Conn) *rawConn { return &rawConn{c, bufio.NewReader(c)} }

const rawPost = "POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 2\r\n\r\nhi"

func (c *rawConn) send() error {
	_, err := io.WriteString(c, rawPost)
	return err
}

// receive reads an answer and reports whether the server will close the connection.
func (c *rawConn) receive() (status int, closes bool, err error) {
	resp, err := http.ReadResponse(c.r, nil)
	if err != nil {
		return 0, false, err
	}
	defer resp.Body.Close()
	if _, err := io.Copy(io.Discard, resp.Body); err != nil {
		return 0, false, err
	}
	return resp.StatusCode, resp.Close, nil
}

// roundTrip sends a request that must succeed.
func (c *rawConn) roundTrip(t testing.TB) (closes bool) {
	t.Helper()
	if err := c.send(); err != nil {
		t.Fatal(err)
	}
	status, closes, err := c.receive()
	if err != nil || status != http.StatusOK {
		t.Fatalf("status %d, %v", status, err)
	}
	return closes
}

// lockedBuffer is a log that several goroutines write.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

func (b *lockedBuffer) logger() *slog.Logger { return slog.New(slog.NewTextHandler(b, nil)) }

func newLog(w io.Writer) *log.Logger { return log.New(w, "", 0) }

// certificate writes a certificate for 127.0.0.1 and returns the files and the client's side.
func certificate(t testing.TB) (certFile, keyFile string, client *tls.Config) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1),
		Subject:      pkix.Name{CommonName: "test"},
		NotBefore:    time.Now().Add(-time.Hour),
		NotAfter:     time.Now().Add(time.Hour),
		IPAddresses:  []net.IP{net.IPv4(127, 0, 0, 1)},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	keyDER, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	certFile, keyFile = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	for file, block := range map[string]*pem.Block{
		certFile: {Type: "CERTIFICATE", Bytes: der},
		keyFile:  {Type: "PRIVATE KEY", Bytes: keyDER},
	} {
		if err := os.WriteFile(file, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AddCert(cert)
	return certFile, keyFile, &tls.Config{RootCAs: pool}
}

var okHandler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
	io.Copy(io.Discard, r.Body)
	io.WriteString(w, "ok")
})

// tlsListener returns a listener of TLS, as programs make it, and the client's side.
func tlsListener(t testing.TB, protos ...string) (l net.Listener, client *tls.Config) {
	t.Helper()
	certFile, keyFile, client := certificate(t)
	cert, err := tls.LoadX509KeyPair(certFile, keyFile)
	if err != nil {
		t.Fatal(err)
	}
	return tls.NewListener(local(t), &tls.Config{Certificates: []tls.Certificate{cert}, NextProtos: protos}), client
}
