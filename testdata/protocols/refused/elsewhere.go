package main

import "crypto/tls"

func elsewhere() *tls.Config { return &tls.Config{MinVersion: tls.VersionTLS10} }
