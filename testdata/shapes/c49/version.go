package main

import "crypto/tls"

// oldest is the version that the scales in the warehouse speak.
const oldest = tls.VersionTLS11
