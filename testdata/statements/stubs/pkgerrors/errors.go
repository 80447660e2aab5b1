// Package errors has what the cases of this module need.
package errors

func Wrap(err error, message string) error { return err }
