package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// exitHelp documents the exit statuses; every help text ends with it.
const exitHelp = `Exit status:
  0    done
  1    findings at or above --fail-on (check)
  2    trouble: wrong usage, unreadable input, nothing answered
  3    done, but with gaps, and --strict asked for none
  130  interrupted; what was learned is saved
`

// What ends a run with a status of its own. A run that ends with any other
// error has status 2.
var (
	errFindings    = errors.New("findings at or above the threshold")
	errUsage       = errors.New("wrong usage")
	errIncomplete  = errors.New("not complete")
	errInterrupted = errors.New("interrupted")
)

// report tells the user about the error and returns the exit status.
func report(stderr io.Writer, verb string, err error) int {
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errFindings): // the findings are the message
		return 1
	case errors.Is(err, errUsage): // the help text is the message
		return 2
	}
	fmt.Fprintf(stderr, "%s: %s\n", strings.TrimSpace("cablewright "+verb), printable(oneLine(err.Error())))
	var hinted *hintedError
	if errors.As(err, &hinted) {
		fmt.Fprintf(stderr, "hint: %s\n", printable(hinted.hint))
	}
	switch {
	case errors.Is(err, errInterrupted), errors.Is(err, context.Canceled):
		return 130
	case errors.Is(err, errIncomplete):
		return 3
	}
	return 2
}

// hintedError is an error with advice to the user.
type hintedError struct {
	error
	hint string
}

func (e *hintedError) Unwrap() error { return e.error }

// hint adds advice to an error: the command to try, or what would be right.
func hint(err error, format string, args ...any) error {
	return &hintedError{err, fmt.Sprintf(format, args...)}
}

// oneLine folds a message that other packages laid out over several lines. One
// cause that was met several times, as a full disk is, is told once.
func oneLine(text string) string {
	lines := slices.Compact(strings.Split(text, "\n"))
	return strings.Join(strings.Fields(strings.Join(lines, " ")), " ")
}
