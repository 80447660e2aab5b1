// Package tlsconfig defines an analyzer that reports HTTP servers that accept TLS that can be broken.
//
// # Analyzer tlsconfig
//
// tlsconfig: report servers that accept TLS that can be broken
//
// # What it reports
//
// Settings of the tls.Config with which the server meets its clients: its own TLSConfig under ListenAndServeTLS and ServeTLS, the listener's
// under Serve.
//
//   - tlsconfig/old-version: MinVersion or MaxVersion allows nothing better than TLS 1.1, or allows TLS 1.1 too.
//   - tlsconfig/weak-cipher: CipherSuites names a suite that Go calls insecure: RC4, 3DES, CBC with SHA-256, or a key exchange without forward
//     secrecy.
//   - tlsconfig/no-tls13: MaxVersion is TLS 1.2.
//   - tlsconfig/ineffective, off by default: PreferServerCipherSuites, which Go ignores since 1.17, or CipherSuites beside MinVersion TLS 1.3.
//   - tlsconfig/plaintext-public, off by default: a server of a main package that strangers reach speaks no TLS. Often a proxy does that.
//
// # Why it matters
//
// TLS 1.0 and 1.1 have known attacks and were retired in 2021; browsers refuse them. Go's own minimum has been TLS 1.2 since Go 1.22, so a
// lower one is there because somebody wrote it, often long ago for a client that is gone.
//
// # Example
//
//	func main() {
//		srv := &http.Server{Addr: ":8443", Handler: mux, TLSConfig: &tls.Config{MinVersion: tls.VersionTLS10}}
//		log.Fatal(srv.ListenAndServeTLS("cert.pem", "key.pem"))
//	}
//
// Use instead:
//
//	func main() {
//		srv := &http.Server{Addr: ":8443", Handler: mux}
//		log.Fatal(srv.ListenAndServeTLS("cert.pem", "key.pem"))
//	}
//
// # When it stays silent
//
// When the field is unset, which is fine. When a flag, a file or another package decides the value; when only some settings
// of the program lead to the weak value. Configurations are followed as the rule timeouts follows servers, also through
// Clone. When one is handed to code that is not known, which may change it; when it is changed for some of a list, or by
// one of several options. In test files, and for clients.
//
// # Fix safety
//
// Unsafe: only the program's owner knows who the old settings are for.
//
// old-version: the fix puts tls.VersionTLS12 in the place of older constants, which locks clients out that speak nothing newer. A MaxVersion below
// TLS 1.2 goes away.
//
// no-tls13: the fix takes MaxVersion away. Clients that do not speak TLS 1.3 go on with TLS 1.2, but devices on the way that fail with TLS 1.3 may
// be why it is off.
//
// Given where the version is a constant of crypto/tls or a number in the file of the call, and the configuration is used for nothing but listeners
// and servers, none of which has a comment that accepts the finding. A MaxVersion with a comment stays.
//
// The others have no fix: which suites the clients need is not in the code, and what has no effect does no harm.
//
// # Options
//
// None.
//
// # References
//
//   - https://pkg.go.dev/crypto/tls#Config
//   - RFC 8996, RFC 9325
//   - CWE-326, CWE-327, gosec G402
package tlsconfig
