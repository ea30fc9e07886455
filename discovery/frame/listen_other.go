//go:build !linux

package frame

import (
	"context"
	"errors"
	"net"
	"runtime"
	"time"
)

func isHardware(string) bool { return false }

func listen(context.Context, []net.Interface, []*point, func() time.Time, *hearing) error {
	return errors.New("listening is possible on Linux only, and this is " + runtime.GOOS + "; capture to a file and read that")
}
