package policy

import "crypto/tls"

type Policy struct {
	Min    uint16
	Suites []uint16
}

func Compatible() Policy {
	return Policy{
		Min: tls.VersionTLS12,
		Suites: []uint16{ // also tlsconfig/weak-cipher
			tls.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
			tls.TLS_RSA_WITH_3DES_EDE_CBC_SHA,  // also tlsconfig/weak-cipher
			tls.TLS_ECDHE_RSA_WITH_RC4_128_SHA, // also tlsconfig/weak-cipher
		},
	}
}

func Modern() Policy {
	return Policy{
		Min: tls.VersionTLS12,
		Suites: []uint16{
			tls.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
			tls.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
			tls.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
		},
	}
}
