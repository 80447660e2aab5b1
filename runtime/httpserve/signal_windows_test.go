// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"net/http"
	"os"
	"os/exec"
	"syscall"
	"testing"
)

// interrupt presses Ctrl-Break in the console of a child that is alone in its process group.
func (c *child) interrupt() {
	c.t.Helper()
	event := syscall.NewLazyDLL("kernel32.dll").NewProc("GenerateConsoleCtrlEvent")
	if ok, _, err := event.Call(syscall.CTRL_BREAK_EVENT, uintptr(c.cmd.Process.Pid)); ok == 0 {
		c.t.Fatal(err)
	}
}

func TestInterruptCompletesRequests(t *testing.T) {
	cmd := exec.Command(os.Args[0])
	cmd.SysProcAttr = &syscall.SysProcAttr{CreationFlags: syscall.CREATE_NEW_PROCESS_GROUP}
	c := spawnCmd(t, cmd, "slow", nil)
	conn := dial(t, "tcp", c.want("addr"))
	if err := conn.send(); err != nil {
		t.Fatal(err)
	}
	c.want("entered")
	c.interrupt()
	if status, _, err := conn.receive(); err != nil || status != http.StatusOK {
		t.Errorf("status %d, %v", status, err)
	}
	c.exited("returned <nil>", "deferred")
}
