// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

// pairFiles are the contents of two files, and the certificate in them.
type pairFiles struct {
	cert, key []byte
	der       string
}

func newPair(t testing.TB) pairFiles {
	t.Helper()
	certFile, keyFile, _ := certificate(t)
	pair, err := tls.LoadX509KeyPair(certFile, keyFile)
	if err != nil {
		t.Fatal(err)
	}
	p := pairFiles{der: string(pair.Certificate[0])}
	for file, data := range map[string]*[]byte{certFile: &p.cert, keyFile: &p.key} {
		if *data, err = os.ReadFile(file); err != nil {
			t.Fatal(err)
		}
	}
	return p
}

// write puts the pair into dir.
func (p pairFiles) write(t testing.TB, dir string) (certFile, keyFile string) {
	t.Helper()
	certFile, keyFile = filepath.Join(dir, "tls.crt"), filepath.Join(dir, "tls.key")
	for file, data := range map[string][]byte{certFile: p.cert, keyFile: p.key} {
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return certFile, keyFile
}

// reloading is a keyPair with a clock of the test.
type reloading struct {
	*keyPair
	t   *testing.T
	now time.Duration
	log lockedBuffer
}

func reload(t *testing.T, certFile, keyFile string) *reloading {
	t.Helper()
	r := &reloading{t: t}
	k, err := loadKeyPair(certFile, keyFile, r.log.logger(), func() time.Duration { return r.now })
	if err != nil {
		t.Fatal(err)
	}
	r.keyPair = k
	return r
}

// next is the certificate after one more interval.
func (r *reloading) next() string {
	r.now += reloadInterval
	return string(r.get().Certificate[0])
}

// logged checks what has been logged since the last call: one line for each of want.
func (r *reloading) logged(want ...string) {
	r.t.Helper()
	got := r.log.String()
	r.log.mu.Lock()
	r.log.b.Reset()
	r.log.mu.Unlock()
	ok := strings.Count(got, "\n") == len(want)
	for _, w := range want {
		ok = ok && strings.Contains(got, w)
	}
	if !ok {
		r.t.Errorf("log: have %q, want %q", got, want)
	}
}

func TestReload(t *testing.T) {
	first, second, third := newPair(t), newPair(t), newPair(t)
	dir := t.TempDir()
	certFile, keyFile := first.write(t, dir)
	r := reload(t, certFile, keyFile)
	in := func(want pairFiles) {
		t.Helper()
		if got := r.next(); got != want.der {
			t.Error("another certificate is in use")
		}
	}
	in(first)
	r.logged()

	second.write(t, dir)
	r.now += reloadInterval - 1
	if string(r.get().Certificate[0]) != first.der {
		t.Error("the files are looked at before their time")
	}
	in(second)
	in(second)
	r.logged(`level=INFO msg="httpserve: certificate reloaded"`)

	// One of the two is late.
	pairFiles{cert: third.cert, key: second.key}.write(t, dir)
	in(second)
	in(second)
	r.logged("level=WARN msg=\"httpserve: certificate not reloaded: the old one stays in use\" cert=" + certFile)
	third.write(t, dir)
	in(third)
	r.logged("certificate reloaded")

	for _, file := range []string{certFile, keyFile} {
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
		in(third)
		in(third)
		r.logged("certificate not reloaded")
		third.write(t, dir)
		in(third)
		r.logged("certificate reloaded")
	}

	pairFiles{cert: []byte("no PEM"), key: third.key}.write(t, dir)
	in(third)
	in(third)
	r.logged("certificate not reloaded")
	pairFiles{cert: []byte("not PEM either"), key: third.key}.write(t, dir)
	in(third)
	in(third)
	r.logged("certificate not reloaded")
	first.write(t, dir)
	in(first)
	r.logged("certificate reloaded")
}

// The kubelet turns one symlink, ..data, for all files at once, and the new files may be as old and
// as long as those before.
func TestReloadFollowsSymlinks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a symlink cannot be replaced by another one there")
	}
	dir := t.TempDir()
	pairs := []pairFiles{newPair(t), newPair(t)}
	age := time.Now().Add(-time.Hour)
	for i, p := range pairs {
		sub := filepath.Join(dir, fmt.Sprint(i))
		if err := os.Mkdir(sub, 0o700); err != nil {
			t.Fatal(err)
		}
		certFile, keyFile := p.write(t, sub)
		for _, file := range []string{certFile, keyFile} {
			if err := os.Chtimes(file, age, age); err != nil {
				t.Fatal(err)
			}
		}
	}
	point := func(i int) {
		t.Helper()
		tmp := filepath.Join(dir, "..tmp")
		if err := os.Symlink(fmt.Sprint(i), tmp); err != nil {
			t.Skip(err)
		}
		if err := os.Rename(tmp, filepath.Join(dir, "..data")); err != nil {
			t.Fatal(err)
		}
	}
	point(0)
	certFile, keyFile := filepath.Join(dir, "tls.crt"), filepath.Join(dir, "tls.key")
	for _, file := range []string{certFile, keyFile} {
		if err := os.Symlink(filepath.Join("..data", filepath.Base(file)), file); err != nil {
			t.Skip(err)
		}
	}
	r := reload(t, certFile, keyFile)
	for _, i := range []int{0, 1, 0} {
		point(i)
		if got := r.next(); got != pairs[i].der {
			t.Errorf("the certificate is not that of %d", i)
		}
	}
}

// A handshake does not wait for another one that looks at the files, and only one looks.
func TestReloadHoldsUpNobody(t *testing.T) {
	dir := t.TempDir()
	first, second := newPair(t), newPair(t)
	certFile, keyFile := first.write(t, dir)
	r := reload(t, certFile, keyFile)
	second.write(t, dir)
	r.now = reloadInterval
	r.mu.Lock()
	if string(r.get().Certificate[0]) != first.der {
		t.Error("another certificate is in use")
	}
	r.mu.Unlock()
	var wg sync.WaitGroup
	for range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			r.get()
		}()
	}
	wg.Wait()
	if string(r.get().Certificate[0]) != second.der {
		t.Error("the old certificate is in use")
	}
	r.logged("certificate reloaded")
}

// pairsOf returns what a running server has loaded.
func pairsOf(srv *http.Server) []*keyPair {
	s := srv.Handler.(*guard).server
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]*keyPair(nil), s.keyPairs...)
}

// peer returns the certificate that a new connection gets, and the protocol.
func peer(t testing.TB, addr, name string, protos ...string) (der, proto string) {
	t.Helper()
	c, err := tls.Dial("tcp", addr, &tls.Config{InsecureSkipVerify: true, ServerName: name, NextProtos: protos})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	state := c.ConnectionState()
	return string(state.PeerCertificates[0].Raw), state.NegotiatedProtocol
}

func TestReloadInServer(t *testing.T) {
	dir := t.TempDir()
	first, second := newPair(t), newPair(t)
	certFile, keyFile := first.write(t, dir)
	srv := &http.Server{Handler: okHandler}
	var log lockedBuffer
	opts := []Option{TLS(certFile, keyFile), Logger(log.logger())}
	r := start(t, srv, local(t), opts...)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	other, result := local(t), make(chan error, 1)
	go func() { result <- RunContext(ctx, srv, append(opts, Listener(other))...) }()

	for _, addr := range []string{r.addr, other.Addr().String()} {
		if der, _ := peer(t, addr, ""); der != first.der {
			t.Error("another certificate is in use")
		}
	}
	second.write(t, dir)
	pairs := pairsOf(srv)
	if len(pairs) != 1 {
		t.Fatalf("%d pairs for the same files", len(pairs))
	}
	pairs[0].due.Store(0)
	for _, addr := range []string{r.addr, other.Addr().String()} {
		if der, _ := peer(t, addr, ""); der != second.der {
			t.Error("the old certificate is in use")
		}
	}
	if got := log.String(); strings.Count(got, "certificate reloaded") != 1 {
		t.Errorf("log: %s", got)
	}
	cancel()
	if err := r.stop(); err != nil {
		t.Error(err)
	}
	<-result
}

// What the program says in TLSConfig counts, as with net/http.
func TestTLSConfigOfProgram(t *testing.T) {
	files, own := newPair(t), newPair(t)
	certFile, keyFile := files.write(t, t.TempDir())
	ownCert, err := tls.X509KeyPair(own.cert, own.key)
	if err != nil {
		t.Fatal(err)
	}
	get := func(*tls.ClientHelloInfo) (*tls.Certificate, error) { return &ownCert, nil }
	none := func(*tls.ClientHelloInfo) (*tls.Certificate, error) { return nil, nil }
	withFiles, without := TLS(certFile, keyFile), TLS("", "")
	tests := []struct {
		name         string
		config       *tls.Config
		opt          Option
		plain, named pairFiles // without and with a name in the client's hello
	}{
		{"no config", nil, withFiles, files, files},
		{"Certificates", &tls.Config{Certificates: []tls.Certificate{ownCert}}, without, own, own},
		{"Certificates and files", &tls.Config{Certificates: []tls.Certificate{ownCert}}, withFiles, files, files},
		{"GetCertificate", &tls.Config{GetCertificate: get}, without, own, own},
		{"GetCertificate and files", &tls.Config{GetCertificate: get}, withFiles, files, own},
		{"GetCertificate has none", &tls.Config{GetCertificate: none}, withFiles, files, files},
		{"GetConfigForClient", &tls.Config{GetConfigForClient: func(*tls.ClientHelloInfo) (*tls.Config, error) {
			return &tls.Config{Certificates: []tls.Certificate{ownCert}}, nil
		}}, withFiles, own, own},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			srv := func() *http.Server { return &http.Server{Handler: okHandler, TLSConfig: tt.config.Clone()} }
			r := start(t, srv(), local(t), tt.opt)

			l, reference := local(t), srv()
			defer reference.Close()
			cfg := newConfig([]Option{tt.opt})
			go reference.ServeTLS(l, cfg.certFile, cfg.keyFile)

			for name, want := range map[string]pairFiles{"": tt.plain, "example.com": tt.named} {
				if der, _ := peer(t, r.addr, name); der != want.der {
					t.Errorf("name %q: another certificate", name)
				}
				if der, _ := peer(t, l.Addr().String(), name); der != want.der {
					t.Errorf("name %q: net/http has another certificate", name)
				}
			}
		})
	}

	t.Run("ClientAuth", func(t *testing.T) {
		srv := &http.Server{Handler: okHandler, ErrorLog: newLog(io.Discard), TLSConfig: &tls.Config{ClientAuth: tls.RequireAnyClientCert}}
		r := start(t, srv, local(t), withFiles)
		for want, certs := range map[bool][]tls.Certificate{false: nil, true: {ownCert}} {
			c := newClient(t, &tls.Config{InsecureSkipVerify: true, Certificates: certs})
			resp, err := c.Get("https://" + r.addr)
			if err == nil {
				resp.Body.Close()
			}
			if (err == nil) != want {
				t.Errorf("with %d certificates: %v", len(certs), err)
			}
		}
	})
}

func TestTLSConfigIsNotWritten(t *testing.T) {
	pair := newPair(t)
	certFile, keyFile := pair.write(t, t.TempDir())
	protos := make([]string, 1, 8)
	protos[0] = "acme-tls/1"
	shared := &tls.Config{NextProtos: protos}
	// Two servers at once: net/http would have them write to the same configuration.
	var servers []*running
	for range 2 {
		servers = append(servers, start(t, &http.Server{Handler: okHandler, TLSConfig: shared}, local(t), TLS(certFile, keyFile)))
	}
	for _, r := range servers {
		for proto, offer := range map[string][]string{"h2": {"http/1.1", "h2"}, "http/1.1": {"http/1.1"}, "acme-tls/1": {"h2", "acme-tls/1"}} {
			if _, got := peer(t, r.addr, "", offer...); got != proto {
				t.Errorf("client offers %q: have %s, want %s", offer, got, proto)
			}
		}
	}
	//lint:ignore SA1019 net/http sets it for HTTP/2
	if len(shared.NextProtos) != 1 || protos[:2][1] != "" || shared.Certificates != nil || shared.GetCertificate != nil || shared.PreferServerCipherSuites {
		t.Errorf("the program's configuration has been written to: %+v", shared)
	}
}

// HTTP/2 is there whenever TLS is, unless the program says otherwise.
func TestHTTP2OverTLS(t *testing.T) {
	certFile, keyFile, _ := certificate(t)
	protocols := func(set ...func(*http.Protocols, bool)) *http.Protocols {
		p := new(http.Protocols)
		for _, f := range set {
			f(p, true)
		}
		return p
	}
	http1, http2, h2c := (*http.Protocols).SetHTTP1, (*http.Protocols).SetHTTP2, (*http.Protocols).SetUnencryptedHTTP2
	off := map[string]func(*http.Server, *tls.Conn, http.Handler){}
	tests := []struct {
		name  string
		srv   *http.Server
		opts  []Option
		debug string
		want  string
	}{
		{name: "default", srv: &http.Server{}, want: "h2"},
		{name: "TLSConfig", srv: &http.Server{TLSConfig: &tls.Config{MinVersion: tls.VersionTLS12}}, want: "h2"},
		{name: "NextProtos without h2", srv: &http.Server{TLSConfig: &tls.Config{NextProtos: []string{"http/1.1"}}}, want: "http/1.1"}, // net/http: the order of the server
		{name: "NextProtos with h2", srv: &http.Server{TLSConfig: &tls.Config{NextProtos: []string{"h2"}}}, want: "h2"},
		{name: "TLSNextProto", srv: &http.Server{TLSNextProto: off}, want: "http/1.1"},
		{name: "TLSNextProto against NextProtos", srv: &http.Server{TLSNextProto: off, TLSConfig: &tls.Config{NextProtos: []string{"h2"}}}, want: "http/1.1"},
		{name: "Protocols HTTP1", srv: &http.Server{Protocols: protocols(http1)}, want: "http/1.1"},
		{name: "Protocols HTTP2", srv: &http.Server{Protocols: protocols(http2)}, want: "h2"},
		{name: "Protocols HTTP1 and HTTP2", srv: &http.Server{Protocols: protocols(http1, http2)}, want: "h2"},
		{name: "Protocols without HTTP2", srv: &http.Server{Protocols: protocols(http1, h2c)}, want: "http/1.1"},
		{name: "GODEBUG", srv: &http.Server{TLSConfig: &tls.Config{NextProtos: []string{"h2"}}}, debug: "http2server=0", want: "http/1.1"},
		{name: "H2C", srv: &http.Server{}, opts: []Option{H2C()}, want: "h2"},
		{name: "H2C, TLSNextProto", srv: &http.Server{TLSNextProto: off}, opts: []Option{H2C()}, want: "http/1.1"},
		{name: "H2C, Protocols HTTP1", srv: &http.Server{Protocols: protocols(http1)}, opts: []Option{H2C()}, want: "http/1.1"},
		{name: "H2C, GODEBUG", srv: &http.Server{}, opts: []Option{H2C()}, debug: "http2server=0", want: "http/1.1"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.debug != "" {
				t.Setenv("GODEBUG", tt.debug)
			}
			tt.srv.Handler = okHandler
			r := start(t, tt.srv, local(t), append(tt.opts, TLS(certFile, keyFile))...)
			if _, got := peer(t, r.addr, "", "h2", "http/1.1"); got != tt.want {
				t.Errorf("have %q, want %q", got, tt.want)
			}
			if err := r.stop(); err != nil {
				t.Error(err)
			}
		})
	}
}

// The same server on two listeners, the first without TLS: net/http would then decide against
// HTTP/2 for both, and offer it all the same.
func TestHTTP2AfterPlainListener(t *testing.T) {
	certFile, keyFile, config := certificate(t)
	own := &tls.Config{MinVersion: tls.VersionTLS12}
	srv := &http.Server{TLSConfig: own, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, r.Proto) })}
	plain := start(t, srv, local(t))
	if _, body := get(t, newClient(t, nil), "http://"+plain.addr); body != "HTTP/1.1" {
		t.Error(body)
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	l, result := local(t), make(chan error, 1)
	go func() { result <- RunContext(ctx, srv, Listener(l), TLS(certFile, keyFile)) }()
	if _, body := get(t, newClient(t, config), "https://"+l.Addr().String()); body != "HTTP/2.0" {
		t.Error(body)
	}
	if own.NextProtos != nil {
		t.Errorf("NextProtos of the program: %q", own.NextProtos)
	}
	cancel()
	srv.Close()
	<-result
}

// A listener that the program has made of its own configuration keeps it.
func TestTLSListenerOfProgram(t *testing.T) {
	pair := newPair(t)
	cert, err := tls.X509KeyPair(pair.cert, pair.key)
	if err != nil {
		t.Fatal(err)
	}
	for _, protos := range [][]string{nil, {"h2"}, {"http/1.1"}, {"h2", "http/1.1"}} {
		t.Run(fmt.Sprint(protos), func(t *testing.T) {
			answers := func(serve func(*http.Server, net.Listener) string) string {
				config := &tls.Config{Certificates: []tls.Certificate{cert}, NextProtos: append([]string(nil), protos...)}
				srv := &http.Server{Handler: okHandler, TLSConfig: config}
				addr := serve(srv, tls.NewListener(local(t), config))
				_, both := peer(t, addr, "", "h2", "http/1.1")
				none, _ := peer(t, addr, "")
				return fmt.Sprint(both, none == pair.der)
			}
			want := answers(func(srv *http.Server, l net.Listener) string {
				serving := make(chan struct{})
				srv.BaseContext = func(net.Listener) context.Context { close(serving); return context.Background() }
				go srv.Serve(l)
				t.Cleanup(func() { srv.Close() })
				<-serving
				return l.Addr().String()
			})
			got := answers(func(srv *http.Server, l net.Listener) string { return start(t, srv, l).addr })
			if got != want {
				t.Errorf("have %s, want %s", got, want)
			}
		})
	}
}

// The errors are those of net/http.
func TestCertificateErrors(t *testing.T) {
	dir := t.TempDir()
	a, b := newPair(t), newPair(t)
	certFile, keyFile := pairFiles{cert: a.cert, key: b.key}.write(t, dir)
	missing := filepath.Join(dir, "missing")
	for _, files := range [][2]string{{missing, keyFile}, {certFile, missing}, {certFile, keyFile}, {keyFile, certFile}, {"", ""}, {certFile, ""}} {
		_, want := tls.LoadX509KeyPair(files[0], files[1])
		l := watch(local(t))
		err := RunContext(context.Background(), &http.Server{}, Listener(l), TLS(files[0], files[1]))
		if err == nil || want == nil || err.Error() != want.Error() {
			t.Errorf("%q: have %v, want %v", files, err, want)
		}
		select {
		case <-l.closed:
			t.Errorf("%q: the listener of the program is closed", files)
		default:
		}
	}
}

// Processes that the program gives the same keys resume each other's sessions.
func TestSessionTicketKeysOfProgram(t *testing.T) {
	certFile, keyFile := newPair(t).write(t, t.TempDir())
	key := [32]byte{1, 2, 3}
	for name, keys := range map[string][2][32]byte{"same": {key, key}, "other": {key, {4}}} {
		cache := tls.NewLRUClientSessionCache(1)
		resumed := false
		for _, k := range keys {
			config := &tls.Config{}
			config.SetSessionTicketKeys([][32]byte{k})
			r := start(t, &http.Server{Handler: okHandler, TLSConfig: config}, local(t), TLS(certFile, keyFile))
			c := newClient(t, &tls.Config{InsecureSkipVerify: true, ServerName: "example.com", ClientSessionCache: cache})
			resp, _ := get(t, c, "https://"+r.addr)
			resumed = resp.TLS.DidResume
		}
		if resumed != (name == "same") {
			t.Errorf("%s keys: resumed %t", name, resumed)
		}
	}
}

func TestNotAfter(t *testing.T) {
	when := time.Now()
	if got := notAfter(&tls.Certificate{Leaf: &x509.Certificate{NotAfter: when}}); got != when {
		t.Error(got)
	}
	if got := notAfter(&tls.Certificate{}); !got.IsZero() {
		t.Error(got)
	}
}

func BenchmarkCertificate(b *testing.B) {
	certFile, keyFile := newPair(b).write(b, b.TempDir())
	k, err := loadKeyPair(certFile, keyFile, slog.Default(), clock)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for i := 0; i < b.N; i++ {
		k.get()
	}
}
