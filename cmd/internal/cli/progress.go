package cli

import (
	"fmt"
	"io"
	"time"

	"cablewright/discovery"
)

// redrawEvery bounds how often the line of progress is drawn.
const redrawEvery = 100 * time.Millisecond

// progress keeps one line on a terminal up to date. The zero progress shows
// nothing.
type progress struct {
	w     io.Writer
	now   func() time.Time
	drawn time.Time
}

// newProgress draws on standard error if a person looks at it.
func newProgress(env Env, quiet bool) *progress {
	if !env.StderrTerminal || quiet {
		return &progress{}
	}
	return &progress{w: env.Stderr, now: env.Now}
}

// What a terminal is told (ECMA-48, DEC autowrap): a line that is wider than the
// terminal is cut, since a second one would stay behind.
const (
	clearLine = "\r\x1b[K"
	noWrap    = "\x1b[?7l"
	wrap      = "\x1b[?7h"
)

// show draws the state of a crawl, unless it was drawn just now.
func (p *progress) show(event discovery.Event) {
	if p.w == nil {
		return
	}
	now := p.now()
	if !p.drawn.IsZero() && now.Sub(p.drawn) < redrawEvery {
		return
	}
	p.drawn = now
	fmt.Fprintf(p.w, clearLine+noWrap+"%d asked, %d waiting, %d without an answer; now %s"+wrap,
		event.Done+event.Failed, event.Queued+event.Running, event.Failed, printable(event.Target.String()))
}

// clear takes the line away.
func (p *progress) clear() {
	if p.w != nil && !p.drawn.IsZero() {
		fmt.Fprint(p.w, clearLine)
	}
}
