// Package zap has what the cases of this module need.
package zap

type Field struct{}

type Logger struct{}

type SugaredLogger struct{}

func Error(err error) Field { return Field{} }

func (l *Logger) Fatal(msg string, fields ...Field) {}

func (l *Logger) Sugar() *SugaredLogger { return nil }

func (l *SugaredLogger) Fatal(args ...any) {}

func (l *SugaredLogger) Fatalw(msg string, keysAndValues ...any) {}

func (l *SugaredLogger) Sync() error { return nil }
