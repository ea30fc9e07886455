package snmp

import (
	"context"
	"errors"
	"fmt"
	"time"

	"cablewright/discovery/probe"
)

// exchange is all that is asked of an SNMP library: one request to one agent,
// and its answer. Only one request is outstanding at a time.
//
// The error says why there is no answer: it wraps probe.ErrTimeout,
// probe.ErrAuth, ErrPortClosed, errGarbled, or what ctx ended with. An answer
// with an error-status is an answer.
type exchange interface {
	ask(ctx context.Context, q question, into *answer) error
	Close() error
}

// question is one GETNEXT or GETBULK request.
type question struct {
	after       []probe.OID   // asks for what follows each of these
	repetitions int           // max-repetitions of a GETBULK; 0 makes it a GETNEXT
	wait        time.Duration // how long to wait for the answer
}

// answer is what an agent said. It is filled anew by each ask: what it holds is
// good until then.
type answer struct {
	status   errorStatus
	index    int // error-index: 1 is the first OID asked, 0 none
	varbinds []varbind
	size     int // octets of the whole message

	message []byte   // memory of the whole message
	arcs    []uint32 // memory of the OIDs
	octets  []byte   // memory of addresses
}

// varbind is one variable of an answer. At its end the agent has no more: the
// value was endOfMibView, noSuchObject or noSuchInstance.
type varbind struct {
	name  probe.OID
	value probe.Value
	end   bool
}

func (a *answer) reset() {
	*a = answer{varbinds: a.varbinds[:0], message: a.message, arcs: a.arcs[:0], octets: a.octets[:0]}
}

// ErrPortClosed is in the error of Open when the target said that nothing
// listens on the port.
var ErrPortClosed = errors.New("port closed")

// errGarbled stands for an answer that is not valid SNMP. The library's own
// words are not kept: they quote the message, and with it the community.
var errGarbled = errors.New("the answer is not valid SNMP")

// errEmpty stands for an answer without variables and without an error-status.
var errEmpty = errors.New("the answers are empty")

// errIgnored is a timeout of an agent that is known to be there. Agents cannot
// decrypt what another passphrase encrypted, and drop it.
var errIgnored = fmt.Errorf("%w, though an agent is there: the privacy passphrase or protocol may be wrong", probe.ErrTimeout)

// isLoss reports whether asking again may help.
func isLoss(err error) bool {
	return errors.Is(err, probe.ErrTimeout) || errors.Is(err, errGarbled)
}

// errorStatus is the error-status of RFC 3416 §3.
type errorStatus int

const (
	noError            errorStatus = 0
	tooBig             errorStatus = 1
	noSuchName         errorStatus = 2
	genErr             errorStatus = 5
	noAccess           errorStatus = 6
	authorizationError errorStatus = 16
)

func (s errorStatus) String() string {
	names := [...]string{
		"noError", "tooBig", "noSuchName", "badValue", "readOnly", "genErr", "noAccess", "wrongType", "wrongLength",
		"wrongEncoding", "wrongValue", "noCreation", "inconsistentValue", "resourceUnavailable", "commitFailed",
		"undoFailed", "authorizationError", "notWritable", "inconsistentName",
	}
	if s < 0 || int(s) >= len(names) {
		return fmt.Sprintf("error-status %d", int(s))
	}
	return names[s]
}
