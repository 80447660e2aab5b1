package main

import (
	"crypto/tls"
	"net/http"
)

func main() {
	lastUse()
	madeLater()
	amongOthers()
	firstElement()
	plainToo(true)
	unsplit()
	literalAndLater(nil)
	raised()
	number()
	later()
	each(true)
	namedType()
	functionValue()
	converted()
	limited()
	limitedLater()
	oldOnly()
	raisedAndAllowed()
	everything()
	variable()
	twoServers()
	listens(nil)
	wraps(nil)
	sharedConfig(nil)
	lines(nil)
	listed(nil)
	goes(nil)
	dotted()
}

func amongOthers() {
	srv := &http.Server{
		Addr: ":8443", // the usual one

		// What the program shows.
		Handler: http.NotFoundHandler(),
	}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want http2/disabled
}

func firstElement() {
	srv := &http.Server{
		Addr:      ":8443",
		TLSConfig: &tls.Config{MinVersion: tls.VersionTLS12, MaxVersion: tls.VersionTLS13},
	}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want http2/disabled
}

// Without TLS the field has no meaning.
func plainToo(secure bool) {
	srv := &http.Server{Addr: ":8443"}
	if secure {
		srv.ListenAndServeTLS("cert.pem", "key.pem") // want http2/disabled
	} else {
		srv.ListenAndServe()
	}
}

func literalAndLater(h http.Handler) {
	srv := &http.Server{}
	srv.Handler = h

	srv.Addr = ":8443"
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want http2/disabled
}

type protocols = map[string]func(*http.Server, *tls.Conn, http.Handler)

func namedType() {
	srv := &http.Server{Addr: ":8443"}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want http2/disabled
}

func functionValue() {
	srv := &http.Server{Addr: ":8443"}
	serve := srv.ListenAndServeTLS
	serve("cert.pem", "key.pem") // want http2/disabled
}
