package config

import "crypto/tls"

const minTLS = tls.VersionTLS11 // also tlsconfig/old-version

type TLS struct {
	MinVersion uint16
	Cert, Key  string
}

type Config struct {
	Addr string
	TLS  TLS
}

func Default() *Config {
	return &Config{
		Addr: ":443",
		TLS:  TLS{MinVersion: minTLS, Cert: "/etc/api/cert.pem", Key: "/etc/api/key.pem"}, // also tlsconfig/old-version
	}
}
