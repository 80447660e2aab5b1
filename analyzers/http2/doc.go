// Package http2 defines an analyzer that reports HTTP servers that speak TLS and not HTTP/2.
//
// # Analyzer http2
//
// http2: report servers with TLS that lose HTTP/2
//
// # What it reports
//
//   - http2/lost: the server is given a TLS listener whose configuration does not offer "h2", though nothing in the program says that HTTP/2
//     is unwanted.
//   - http2/disabled: HTTP/2 is switched off on a server that speaks TLS, by an empty TLSNextProto, by Protocols without HTTP/2, or by a list of
//     NextProtos that is written out and lacks "h2". Each may be a choice.
//   - http2/h2c-legacy, off by default: HTTP/2 without TLS comes from golang.org/x/net/http2/h2c, in a module whose version of Go (1.24) does it
//     by http.Server.Protocols.
//
// # Why it matters
//
// ListenAndServeTLS and ServeTLS add "h2" to the protocols that the server offers in the handshake. With tls.NewListener or tls.Listen it is the
// program that offers them, and Serve cannot add one any more: every client falls back to HTTP/1.1, and nothing says so. Browsers then open
// six connections instead of one, and gRPC does not work at all.
//
// A handler of x/net's h2c takes its connections away from the http.Server: Shutdown does not wait for them, and the server's time limits do
// not hold for them.
//
// # Example
//
//	func main() {
//		l, err := tls.Listen("tcp", ":8443", &tls.Config{Certificates: certs})
//		if err != nil {
//			log.Fatal(err)
//		}
//		log.Fatal(http.Serve(l, mux))
//	}
//
// Use instead:
//
//	func main() {
//		l, err := net.Listen("tcp", ":8443")
//		if err != nil {
//			log.Fatal(err)
//		}
//		srv := &http.Server{Handler: mux, TLSConfig: &tls.Config{Certificates: certs}}
//		log.Fatal(srv.ServeTLS(l, "", ""))
//	}
//
// # When it stays silent
//
// When the configuration of the listener comes from elsewhere, such as autocert, or from code that is not known; listeners
// and configurations are followed through helpers and fields as the rule timeouts follows servers. When any path gives it
// "h2" or a list that is decided at run time, or has GetConfigForClient; when the package calls http2.ConfigureServer.
// When a setting of the program switches HTTP/2 off. On servers without TLS, for which TLSNextProto means nothing.
//
// # Fix safety
//
// Unsafe: handlers that take over connections (Hijack) fail with clients that choose HTTP/2. A package that calls Hijack gets no fix.
//
// lost: the fix adds "h2" to NextProtos of the listener's configuration; net/http does the rest. Given where that is a literal in the file of the
// call, neither it nor the listener is used for anything else, and the server has no other TLSConfig. From then on clients whose only protocols in
// the handshake are others than HTTP are turned away, and so are clients with HTTP/2 if somebody starts the program with GODEBUG=http2server=0. Where
// the package or its go.mod says that, there is no fix.
//
// disabled: the fix takes the empty TLSNextProto away. Given where net/http makes the TLS listener, no other server has the setting, and no
// comment says why it is there. Protocols has no fix.
//
// Neither is given when the configuration lists CipherSuites, some of which HTTP/2 forbids and without others of which net/http does not start, or
// when its MaxVersion is below TLS 1.2.
//
// h2c-legacy has no fix: the handler is only a part of what would have to change.
//
// # Options
//
// None.
//
// # References
//
//   - https://pkg.go.dev/net/http#Server.Serve, https://pkg.go.dev/net/http#Protocols
//   - https://go.dev/issue/14374
package http2
