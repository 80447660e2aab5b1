package limits

import "time"

const (
	kib = 1 << 10
	mib = kib << 10

	// Headers is how long the headers of a request may take.
	Headers = 5 * time.Second
	// Idle is how long a connection may wait for a request.
	Idle = 90 * time.Second
	// HeaderBytes is how many bytes of headers a request may have.
	HeaderBytes = 512 * mib // also timeouts/absurd
)
