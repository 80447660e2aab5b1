// Package serversite finds the HTTP servers of a package and says what is known of each.
package serversite

// Site is one server as the program runs it.
type Site struct{}
