// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package main

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	_ "embed"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"text/template"
	"time"
)

// contestant is a server program that can be measured.
type contestant struct {
	name, version string
	commands      func(ctx context.Context, dir, addr string, c testcase) ([]*exec.Cmd, error)
}

// errCannot says that a server does not have what a case needs.
var errCannot = errors.New("not supported")

//go:embed servers/nginx.conf
var nginxConf string

// contestants builds or finds the servers, net/http and its control first, and says which ones are left out.
func contestants(ctx context.Context, dir string) (field []*contestant, left []string, err error) {
	bin := filepath.Join(dir, "servers")
	build := exec.CommandContext(ctx, "go", "build", "-o", bin, "./servers")
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		return nil, nil, fmt.Errorf("build the servers (run this in bench/, with GOWORK=off): %w", err)
	}
	own := func(command string) func(context.Context, string, string, testcase) ([]*exec.Cmd, error) {
		return func(_ context.Context, dir, addr string, c testcase) ([]*exec.Cmd, error) {
			cmd := exec.Command(bin, command, "-addr", addr, "-body", strconv.Itoa(c.body))
			if c.tls {
				cmd.Args = append(cmd.Args, "-cert", filepath.Join(dir, "cert.pem"), "-key", filepath.Join(dir, "key.pem"))
			}
			return []*exec.Cmd{cmd}, nil
		}
	}
	field = []*contestant{
		{name: "net/http", commands: own("net/http")},
		{name: "net/http again", commands: own("net/http")},
	}
	type candidate struct {
		flag string
		make func() (*contestant, error)
	}
	candidates := []candidate{
		{"timeouts", func() (*contestant, error) {
			return &contestant{name: "net/http, 4 timeouts", commands: own("net/http-timeouts")}, nil
		}},
		{"httpserve", func() (*contestant, error) { return &contestant{name: "httpserve", commands: own("httpserve")}, nil }},
		{"fasthttp", func() (*contestant, error) {
			out, err := exec.CommandContext(ctx, "go", "list", "-m", "github.com/valyala/fasthttp").Output()
			f := strings.Fields(string(out))
			if err != nil || len(f) < 2 {
				return nil, fmt.Errorf("ask for its version: %w", err)
			}
			return &contestant{name: "fasthttp", version: "fasthttp " + f[1], commands: own("fasthttp")}, nil
		}},
		{"nginx", nginx},
		{"bun", bun},
	}
	chosen, err := choose(candidates, func(c candidate) string { return c.flag }, *servers)
	if err != nil {
		return nil, nil, err
	}
	for _, c := range candidates {
		if !slices.ContainsFunc(chosen, func(x candidate) bool { return x.flag == c.flag }) {
			left = append(left, c.flag+": not asked for")
			continue
		}
		k, err := c.make()
		if err != nil {
			left = append(left, fmt.Sprintf("%s: %v", c.flag, err))
			continue
		}
		field = append(field, k)
	}
	return field, left, nil
}

func nginx() (*contestant, error) {
	path, err := exec.LookPath("nginx")
	if err != nil {
		if path, err = exec.LookPath("/usr/sbin/nginx"); err != nil {
			return nil, errors.New("not installed (install.sh)")
		}
	}
	out, err := exec.Command(path, "-v").CombinedOutput() // nginx version: nginx/1.22.1
	if err != nil {
		return nil, fmt.Errorf("%w: %s", err, out)
	}
	_, version, _ := strings.Cut(strings.TrimSpace(string(out)), "nginx/")
	conf := template.Must(template.New("nginx.conf").Parse(nginxConf))
	k := &contestant{name: "nginx", version: fmt.Sprintf("nginx %s with %d workers", version, runtime.NumCPU())}
	k.commands = func(_ context.Context, dir, addr string, c testcase) ([]*exec.Cmd, error) {
		data := struct {
			Dir, Addr, Cert, Key, File string
			Workers                    int
			Root                       bool
		}{Dir: dir, Addr: addr, Workers: runtime.NumCPU(), Root: os.Getuid() == 0}
		if c.tls {
			data.Cert, data.Key = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
		}
		if c.body > 0 {
			data.File = "body.txt"
			content := bytes.Repeat([]byte("x"), c.body)
			if _, err := file(dir, data.File, func(w io.Writer) error { _, err := w.Write(content); return err }); err != nil {
				return nil, err
			}
		}
		config, err := file(dir, "nginx.conf", func(w io.Writer) error { return conf.Execute(w, data) })
		if err != nil {
			return nil, err
		}
		return []*exec.Cmd{exec.Command(path, "-e", "stderr", "-p", dir, "-c", config)}, nil
	}
	return k, nil
}

// bun runs one process per core, which is what its reusePort is for.
func bun() (*contestant, error) {
	script, err := filepath.Abs("servers/bun.js")
	if err != nil {
		return nil, err
	}
	path, err := filepath.Abs("tmp/node_modules/.bin/bun")
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(path); err != nil {
		if path, err = exec.LookPath("bun"); err != nil {
			return nil, errors.New("not installed (install.sh)")
		}
	}
	out, err := exec.Command(path, "--version").Output()
	if err != nil {
		return nil, fmt.Errorf("ask for its version: %w", err)
	}
	k := &contestant{name: "Bun", version: fmt.Sprintf("Bun %s, %d processes with reusePort", strings.TrimSpace(string(out)), runtime.NumCPU())}
	k.commands = func(_ context.Context, dir, addr string, c testcase) (cmds []*exec.Cmd, _ error) {
		host, port, err := net.SplitHostPort(addr)
		if err != nil {
			return nil, err
		}
		for range runtime.NumCPU() {
			cmd := exec.Command(path, script, host, port, strconv.Itoa(c.body))
			if c.tls {
				cmd.Args = append(cmd.Args, filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem"))
			}
			cmds = append(cmds, cmd)
		}
		return cmds, nil
	}
	return k, nil
}

// server is a contestant that runs, in one or more processes.
type server struct {
	addr  string
	cmds  []*exec.Cmd
	ended []chan struct{} // closed when the command has ended
}

// start starts k on a free port of 127.0.0.1 and sees to it that the answers are right.
func (k *contestant) start(ctx context.Context, dir string, c testcase) (*server, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	s := &server{addr: l.Addr().String()}
	l.Close()
	cmds, err := k.commands(ctx, dir, s.addr, c)
	if err != nil {
		return nil, err
	}
	log, err := os.CreateTemp(dir, "log")
	if err != nil {
		return nil, err
	}
	defer log.Close()
	for _, cmd := range cmds {
		cmd.Env = environment()
		cmd.Stdout, cmd.Stderr = log, log
		if err := cmd.Start(); err != nil {
			s.stop()
			return nil, err
		}
		done := make(chan struct{})
		s.cmds, s.ended = append(s.cmds, cmd), append(s.ended, done)
		go func() {
			cmd.Wait()
			close(done)
		}()
	}
	err = s.probe(ctx, c)
	if err != nil {
		s.stop()
		if !errors.Is(err, errCannot) {
			said, _ := os.ReadFile(log.Name())
			err = fmt.Errorf("%w\n%s", err, said)
		}
		return nil, err
	}
	return s, nil
}

// environment is ours without what would change a server.
func environment() []string {
	return slices.DeleteFunc(os.Environ(), func(v string) bool {
		return strings.HasPrefix(v, "HTTPSERVE_") || strings.HasPrefix(v, "PORT=") || strings.HasPrefix(v, "LISTEN_") ||
			strings.HasPrefix(v, "GODEBUG=") || strings.HasPrefix(v, "GOGC=") || strings.HasPrefix(v, "KUBERNETES_")
	})
}

// probe waits until the server answers and reports whether it answers what the case asks for. It asks often enough to see every process.
func (s *server) probe(ctx context.Context, c testcase) error {
	tr := &http.Transport{
		TLSClientConfig:   &tls.Config{InsecureSkipVerify: true}, // its certificate is of this run
		ForceAttemptHTTP2: c.h2,
		DisableKeepAlives: true,
	}
	scheme := "http://"
	if c.tls {
		scheme = "https://"
	}
	client := &http.Client{Transport: tr, Timeout: 2 * time.Second}
	deadline := time.Now().Add(10 * time.Second)
	for good := 0; good < 8; {
		if err := ctx.Err(); err != nil {
			return err
		}
		for _, done := range s.ended {
			select {
			case <-done:
				return errors.New("ended at once")
			default:
			}
		}
		resp, err := ask(client, scheme+s.addr+"/", c)
		if err != nil {
			if time.Now().After(deadline) {
				return fmt.Errorf("does not answer: %w", err)
			}
			time.Sleep(20 * time.Millisecond)
			continue
		}
		b, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		want := c.body
		if want == 0 {
			want = len("hello, world")
		}
		switch {
		case err != nil:
			return err
		case c.h2 && resp.ProtoMajor != 2:
			return errCannot
		case resp.StatusCode != http.StatusOK || len(b) != want:
			return fmt.Errorf("answers %s with %d bytes, not %d", resp.Status, len(b), want)
		}
		good++
	}
	return nil
}

func ask(client *http.Client, url string, c testcase) (*http.Response, error) {
	if c.post > 0 {
		return client.Post(url, "text/plain", bytes.NewReader(make([]byte, c.post)))
	}
	return client.Get(url)
}

// cpu returns what all processes of the server have used so far.
func (s *server) cpu() (time.Duration, error) {
	var sum time.Duration
	for _, cmd := range s.cmds {
		d, err := treeCPU(cmd.Process.Pid)
		if err != nil {
			return 0, err
		}
		sum += d
	}
	return sum, nil
}

// stop ends the processes that start has started.
func (s *server) stop() {
	for _, cmd := range s.cmds {
		cmd.Process.Signal(syscall.SIGTERM)
	}
	late := time.After(10 * time.Second)
	for i, cmd := range s.cmds {
		select {
		case <-s.ended[i]:
		case <-late:
			cmd.Process.Kill()
			<-s.ended[i]
		}
	}
}

// certificate writes cert.pem and key.pem for 127.0.0.1.
func certificate(dir string) error {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	t := &x509.Certificate{
		SerialNumber: big.NewInt(1),
		Subject:      pkix.Name{CommonName: "bench"},
		NotBefore:    time.Now().Add(-time.Hour),
		NotAfter:     time.Now().Add(24 * time.Hour),
		IPAddresses:  []net.IP{net.IPv4(127, 0, 0, 1)},
	}
	cert, err := x509.CreateCertificate(rand.Reader, t, t, &key.PublicKey, key)
	if err != nil {
		return err
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return err
	}
	for name, block := range map[string]*pem.Block{"cert.pem": {Type: "CERTIFICATE", Bytes: cert}, "key.pem": {Type: "PRIVATE KEY", Bytes: private}} {
		if _, err := file(dir, name, func(w io.Writer) error { return pem.Encode(w, block) }); err != nil {
			return err
		}
	}
	return nil
}
