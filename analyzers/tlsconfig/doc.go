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
// When the field is unset, which is fine; when a flag, a file or another package decides the value; when only some settings of the program lead
// to the weak value; when the configuration is handed to code that cannot be followed. In test files, and for clients.
//
// # Fix safety
//
// There is no fix: a client that speaks nothing newer would be locked out, and only the program's owner knows whether there is one.
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
