// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"crypto/sha256"
	"crypto/tls"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"sync"
	"sync/atomic"
	"time"
)

// reloadInterval is the least time between two looks at the files of a certificate. The shortest
// certificates in use live for some minutes, and a look costs about as much as a handshake.
const reloadInterval = time.Minute

// keyPair is a certificate with its key, which follows its two files. The files are looked at by
// handshakes: at most by one per reloadInterval, and while it looks the others go on with the pair
// in use. There is nothing to stop when the server ends.
type keyPair struct {
	certFile, keyFile string
	log               *slog.Logger
	clock             func() time.Duration

	current atomic.Value // *tls.Certificate
	due     atomic.Int64 // clock() from which a handshake looks at the files

	mu      sync.Mutex // held while looking at the files
	outcome string     // of the last look: the sum of the contents, or the error of reading
}

// loadKeyPair returns the pair in the two files, with the errors of [tls.LoadX509KeyPair].
func loadKeyPair(certFile, keyFile string, log *slog.Logger, clock func() time.Duration) (*keyPair, error) {
	k := &keyPair{certFile: certFile, keyFile: keyFile, log: log, clock: clock}
	cert, key, err := k.read()
	if err != nil {
		return nil, err
	}
	pair, err := tls.X509KeyPair(cert, key)
	if err != nil {
		return nil, err
	}
	k.outcome = sum(cert, key)
	k.current.Store(&pair)
	k.due.Store(int64(clock() + reloadInterval))
	return k, nil
}

// get returns the pair to use now.
func (k *keyPair) get() *tls.Certificate {
	if k.clock() >= time.Duration(k.due.Load()) && k.mu.TryLock() {
		// Another handshake may have looked in between.
		if now := k.clock(); now >= time.Duration(k.due.Load()) {
			k.look()
			k.due.Store(int64(now + reloadInterval))
		}
		k.mu.Unlock()
	}
	return k.current.Load().(*tls.Certificate)
}

// look takes over what the files hold if it has changed and is a pair. It compares contents, not
// times: a symlink may be turned to a file of the same age and size, and times may be coarse. Files
// of which only one has been replaced yet do not match and are tried again with the next look. It
// is called with mu held.
func (k *keyPair) look() {
	cert, key, err := k.read()
	var outcome string
	if err != nil {
		outcome = err.Error()
	} else {
		outcome = sum(cert, key)
	}
	if outcome == k.outcome {
		return
	}
	k.outcome = outcome
	var pair tls.Certificate
	if err == nil {
		pair, err = tls.X509KeyPair(cert, key)
	}
	if err != nil {
		k.log.Warn("httpserve: certificate not reloaded: the old one stays in use",
			"cert", k.certFile, "key", k.keyFile, "err", err, "notAfter", notAfter(k.current.Load().(*tls.Certificate)))
		return
	}
	k.current.Store(&pair)
	k.log.Info("httpserve: certificate reloaded", "cert", k.certFile, "key", k.keyFile, "notAfter", notAfter(&pair))
}

func (k *keyPair) read() (cert, key []byte, err error) {
	if cert, err = os.ReadFile(k.certFile); err != nil {
		return nil, nil, err
	}
	if key, err = os.ReadFile(k.keyFile); err != nil {
		return nil, nil, err
	}
	return cert, key, nil
}

// sum returns what two files with other contents do not have.
func sum(cert, key []byte) string {
	return fmt.Sprintf("%x %x", sha256.Sum256(cert), sha256.Sum256(key))
}

// notAfter returns when a certificate ends, the zero time if it is not known.
func notAfter(c *tls.Certificate) time.Time {
	if c.Leaf == nil { // GODEBUG=x509keypairleaf=0
		return time.Time{}
	}
	return c.Leaf.NotAfter
}

// keyPair returns the pair of two files. Calls for the same files share it.
func (s *server) keyPair(cfg *config) (*keyPair, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, k := range s.keyPairs {
		if k.certFile == cfg.certFile && k.keyFile == cfg.keyFile {
			return k, nil
		}
	}
	k, err := loadKeyPair(cfg.certFile, cfg.keyFile, cfg.log(), clock)
	if err == nil {
		s.keyPairs = append(s.keyPairs, k)
	}
	return k, err
}

// tlsConfig returns the configuration for one call: what http.Server.ServeTLS would take, with
// certificates that follow their files.
func (s *server) tlsConfig(cfg *config) (*tls.Config, error) {
	setupHTTP2(s.http)
	config := &tls.Config{}
	if s.http.TLSConfig != nil {
		config = s.http.TLSConfig.Clone()
	}
	config.NextProtos = nextProtos(s.http, config.NextProtos)

	hasCert := len(config.Certificates) > 0 || config.GetCertificate != nil || config.GetConfigForClient != nil
	if hasCert && cfg.certFile == "" && cfg.keyFile == "" {
		return config, nil
	}
	pair, err := s.keyPair(cfg)
	if err != nil {
		return nil, err
	}
	// The files take the place of Certificates. crypto/tls asks GetCertificate before Certificates
	// only if the client names a server.
	own := config.GetCertificate
	config.Certificates = nil
	config.GetCertificate = func(hello *tls.ClientHelloInfo) (*tls.Certificate, error) {
		if own != nil && hello.ServerName != "" {
			if cert, err := own(hello); cert != nil || err != nil {
				return cert, err
			}
		}
		return pair.get(), nil
	}
	return config, nil
}

// serveTLS is ServeTLS of the server.
func (c *call) serveTLS() error {
	config, err := c.server.tlsConfig(c.config)
	if err != nil {
		return err
	}
	return c.server.http.Serve(tls.NewListener(c.listener, config))
}

const (
	protoHTTP1 = "http/1.1"
	protoHTTP2 = "h2"
)

// setupHTTP2 makes net/http set up HTTP/2 for TLS, which it does once for each server. It writes to
// srv.TLSConfig and srv.TLSNextProto. ServeTLS does it before it looks for the certificate, whose
// file has no name here.
func setupHTTP2(srv *http.Server) {
	srv.ServeTLS(nil, "", os.DevNull)
}

// nextProtos returns what the server offers: protos, without the HTTP versions that it does not
// speak, and with those that it does. It is called after setupHTTP2. A server that has switched off
// HTTP/2, in Protocols, in TLSNextProto or in GODEBUG, does not get it.
func nextProtos(srv *http.Server, protos []string) []string {
	_, http2 := srv.TLSNextProto[protoHTTP2]
	http1 := true
	if srv.Protocols != nil {
		http1, http2 = srv.Protocols.HTTP1(), http2 && srv.Protocols.HTTP2()
	}
	var list []string
	for _, p := range protos {
		if p == protoHTTP1 && !http1 || p == protoHTTP2 && !http2 {
			continue
		}
		list = append(list, p)
	}
	if http2 && !contains(list, protoHTTP2) {
		list = append(list, protoHTTP2)
	}
	if http1 && !contains(list, protoHTTP1) {
		list = append(list, protoHTTP1)
	}
	return list
}

func contains(list []string, s string) bool {
	for _, v := range list {
		if v == s {
			return true
		}
	}
	return false
}

// ownTLSConfig gives the server a TLS configuration of its own where net/http would write to that
// of the program, or would leave out HTTP/2 for all calls because the first one is without TLS. It
// is called before the server serves.
func ownTLSConfig(srv *http.Server, cfg *config) {
	if srv.TLSConfig == nil {
		return // net/http makes one, and sets up HTTP/2 in any case
	}
	mentions := contains(srv.TLSConfig.NextProtos, protoHTTP2)
	if mentions && !cfg.tls {
		return // as net/http: the program may have made a listener of it
	}
	srv.TLSConfig = srv.TLSConfig.Clone()
	srv.TLSConfig.NextProtos = append([]string(nil), srv.TLSConfig.NextProtos...)
	if !mentions {
		setupHTTP2(srv)
	}
}
