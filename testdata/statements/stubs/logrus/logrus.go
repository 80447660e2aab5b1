// Package logrus has what the cases of this module need.
package logrus

type Entry struct{}

type Logger struct{}

func Fatal(args ...any) {}

func WithField(key string, value any) *Entry { return nil }

func (e *Entry) WithError(err error) *Entry { return e }

func (e *Entry) Fatal(args ...any) {}

func (e *Entry) Error(args ...any) {}

func (l *Logger) WithError(err error) *Entry { return nil }
