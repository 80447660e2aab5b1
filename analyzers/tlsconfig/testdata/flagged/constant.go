package flagged

import "crypto/tls"

const lowest = tls.VersionTLS10

func minVersion() uint16 { return tls.VersionTLS11 }

func config() *tls.Config { return &tls.Config{MinVersion: minVersion()} }
