package silent

import (
	"crypto/tls"
	"encoding/json"
	"flag"
	"net/http"
	"os"
)

var (
	old      = flag.Bool("old", false, "accept old clients")
	settings struct{ MinVersion uint16 }
)

func byFlag() {
	config := &tls.Config{}
	if *old {
		config.MinVersion = tls.VersionTLS10
	}
	srv := &http.Server{Addr: ":8443", TLSConfig: config}
	srv.ListenAndServeTLS("cert.pem", "key.pem")
}

func byFile() error {
	data, err := os.ReadFile("settings.json")
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, &settings); err != nil {
		return err
	}
	srv := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{MinVersion: settings.MinVersion}}
	return srv.ListenAndServeTLS("cert.pem", "key.pem")
}

func byName(name string) {
	versions := map[string]uint16{"1.0": tls.VersionTLS10, "1.2": tls.VersionTLS12}
	srv := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{MinVersion: versions[name]}}
	srv.ListenAndServeTLS("cert.pem", "key.pem")
}

func byChoice(version uint16) {
	switch os.Getenv("TLS") {
	case "1.0":
		version = tls.VersionTLS10
	case "1.2":
		version = tls.VersionTLS12
	}
	srv := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{MinVersion: version}}
	srv.ListenAndServeTLS("cert.pem", "key.pem")
}
