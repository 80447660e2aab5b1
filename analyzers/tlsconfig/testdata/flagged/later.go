package flagged

import (
	"crypto/tls"
	"net/http"
)

func assignedLater() {
	srv := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{}}
	srv.TLSConfig.MinVersion = tls.VersionTLS11
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version
}

func loweredAgain() {
	config := &tls.Config{MinVersion: tls.VersionTLS12}
	config.MinVersion = tls.VersionTLS10
	srv := &http.Server{Addr: ":8443", TLSConfig: config}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version
}

func bothBranches(old bool) {
	config := new(tls.Config)
	if old {
		config.MinVersion = tls.VersionTLS10
	} else {
		config.MinVersion = tls.VersionTLS11
	}
	(&http.Server{TLSConfig: config}).ListenAndServeTLS("", "") // want tlsconfig/old-version
}

func helper() {
	srv := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{}}
	weaken(srv.TLSConfig)
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version
}

func weaken(config *tls.Config) { config.MinVersion = lowest }
