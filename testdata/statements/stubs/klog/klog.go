// Package klog has what the cases of this module need.
package klog

import "time"

const ExitFlushTimeout = 10 * time.Second

func ErrorS(err error, msg string, keysAndValues ...any) {}

func Flush() {}

func FlushAndExit(flushTimeout time.Duration, exitCode int) {}
