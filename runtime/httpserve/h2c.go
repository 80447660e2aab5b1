// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import "net/http"

// H2C makes the server speak HTTP/2 also on connections without TLS, to clients that begin with it
// (prior knowledge, as gRPC does; the upgrade from HTTP/1.1 is obsolete and not offered). It is
// for servers behind a proxy that speaks it; browsers never do. It sets srv.Protocols, in a copy:
//
//   - Where Protocols is nil, the server goes on speaking HTTP/1, and HTTP/2 over TLS unless
//     TLSNextProto has switched it off.
//   - Where the program has set Protocols, only unencrypted HTTP/2 is added.
//
// Default: off, as in net/http: it costs a look at the first bytes of every connection.
//
// It belongs to the server, and the first call that sees the server decides: give it to every call,
// or to [Harden].
func H2C() Option {
	return Option{func(c *config) { c.h2c = true }}
}

// allowH2C adds unencrypted HTTP/2 to what srv speaks. It is called before the server serves.
func allowH2C(srv *http.Server) {
	p := new(http.Protocols)
	if srv.Protocols != nil {
		*p = *srv.Protocols
	} else {
		// What net/http takes nil for.
		_, h2 := srv.TLSNextProto[protoHTTP2]
		p.SetHTTP1(true)
		p.SetHTTP2(h2 || srv.TLSNextProto == nil)
	}
	p.SetUnencryptedHTTP2(true)
	srv.Protocols = p
}
