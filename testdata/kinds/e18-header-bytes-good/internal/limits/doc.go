// Package limits has the limits of all servers.
package limits

// BodyBytes is how many bytes of a body are read.
const BodyBytes = 4 * mib
