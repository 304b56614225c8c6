//go:build unix

package data

import (
	"syscall"
	"time"
)

// processorTime is what the process has used of the processors: on a machine
// that others use too it says more than the clock on the wall.
func processorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
