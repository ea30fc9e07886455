package snmp

import (
	"context"
	"fmt"
	"time"

	"cablewright/discovery/probe"
)

// walk reads one table from one agent.
//
// Several columns share a request, each with a cursor of its own; the answer
// brings them in turns, RFC 3416 §4.2.3. Scalars are the first rows of their
// columns and come by one GETNEXT, which also finds what agents keep under
// another instance than 0.
type walk struct {
	agent   exchange
	bulk    bool          // the agent knows GETBULK: not SNMPv1
	timeout time.Duration // for the first try; each further one waits twice as long
	retries int
	pace    pace

	columns []*column
	scalars bool
	single  bool // GETNEXT in place of GETBULK, after trouble that less rows did not mend
	failed  int  // tries since the last answer
	said    *answer
	memory  memory
	asked   []*column
	after   []probe.OID
}

// run walks until every column is done. The error says what ended it before.
func (w *walk) run(ctx context.Context) error {
	for w.choose() {
		if err := w.step(ctx); err != nil {
			return err
		}
	}
	return nil
}

// choose picks the columns of the next request and how much of them to ask
// for; false if no column is left.
func (w *walk) choose() bool {
	w.asked, w.after = w.asked[:0], w.after[:0]
	left := 0
	for _, c := range w.columns {
		if !c.done {
			left++
		}
	}
	if left == 0 {
		return false
	}
	width, _ := w.pace.split(min(left, w.widest()))
	for _, c := range w.columns {
		if !c.done && len(w.asked) < width {
			w.asked = append(w.asked, c)
			w.after = append(w.after, c.cursor)
		}
	}
	return true
}

// widest returns how many columns may share a request.
func (w *walk) widest() int {
	if w.scalars {
		return mostScalars
	}
	return mostColumns
}

// repetitions returns how many rows to ask for; 0 is a GETNEXT.
func (w *walk) repetitions() int {
	if !w.bulk || w.scalars || w.single {
		return 0
	}
	_, repetitions := w.pace.split(len(w.asked))
	return repetitions
}

// step sends one request and takes its answer. An error ends the walk.
func (w *walk) step(ctx context.Context) error {
	q := question{w.after, w.repetitions(), w.timeout << w.failed}
	err := w.agent.ask(ctx, q, w.said)
	switch {
	case isLoss(err):
		if w.failed++; w.failed > w.retries {
			return tried(err, w.failed)
		}
		w.pace.tooMuch()
		return nil
	case err != nil:
		return err
	}
	w.failed = 0
	return w.takeAnswer()
}

// takeAnswer adds the rows of an answer to the columns, or draws the conclusion
// from its error-status.
func (w *walk) takeAnswer() error {
	switch status := w.said.status; {
	case status == noError && len(w.said.varbinds) > 0:
		w.takeRows()
	case status == noSuchName:
		w.takeEnd()
	case status == noError:
		w.takeLess(errEmpty)
	case status == tooBig || status == genErr:
		w.takeLess(fmt.Errorf("%w with %s", probe.ErrRefused, status))
	default:
		return fmt.Errorf("%w with %s", probe.ErrRefused, status)
	}
	return nil
}

func (w *walk) takeRows() {
	for i, vb := range w.said.varbinds {
		c := w.asked[i%len(w.asked)]
		c.take(vb, &w.memory)
		c.done = c.done || w.scalars
	}
	w.pace.answered(len(w.said.varbinds), w.said.size)
	if w.repetitions() > 0 {
		w.askAgain()
	}
}

// askAgain gives columns a second chance with GETNEXT whose rows were not in
// order in a bulk answer: some agents get only those wrong.
func (w *walk) askAgain() {
	for _, c := range w.asked {
		if c.err != nil {
			c.done, c.err = false, nil
			w.single = true
		}
	}
}

// takeEnd takes a noSuchName: in SNMPv1 the column at error-index is at its
// end, and the others have to be asked again.
func (w *walk) takeEnd() {
	switch index := w.said.index; {
	case index >= 1 && index <= len(w.asked):
		w.asked[index-1].done = true
	case len(w.asked) == 1:
		w.asked[0].done = true
	default:
		w.pace = pace{size: 1, most: 1}
	}
}

// takeLess asks for less after an answer without rows. When there is no less,
// the column fails.
func (w *walk) takeLess(err error) {
	switch {
	case w.pace.size > 1 && (len(w.asked) > 1 || w.repetitions() > 1):
		w.pace.tooMuch()
	case w.repetitions() > 0:
		w.single = true
	default:
		w.asked[0].fail(err)
		w.single = false
	}
}

// explain returns why a result is not complete: what ended the walk, or else
// what ended its columns. The table is for the caller to name.
func explain(table probe.Table, columns []*column, stopped error) error {
	var errs []error
	rows := 0
	for i, c := range columns {
		rows += len(c.cells)
		if c.err != nil {
			errs = append(errs, fmt.Errorf("column %s after %d rows: %w", table.Columns[i], len(c.cells), c.err))
		}
	}
	if stopped != nil {
		errs = append(errs, fmt.Errorf("after %d values: %w", rows, stopped))
	}
	switch len(errs) {
	case 0:
		return nil
	case 1:
		return errs[0]
	}
	return errorList(errs)
}

// tried says how often a request was sent in vain.
func tried(err error, times int) error {
	if times == 1 {
		return err
	}
	return fmt.Errorf("%w in %d tries", err, times)
}

// errorList is several errors in one line.
type errorList []error

func (e errorList) Unwrap() []error { return e }

func (e errorList) Error() string {
	text := e[0].Error()
	for _, err := range e[1:] {
		text += "; " + err.Error()
	}
	return text
}
