package cli

import (
	"errors"
	"fmt"
	"strings"

	"cablewright/discovery"
	"cablewright/discovery/probe"
	"cablewright/discovery/snmp"
)

// errNothingLearned is what an interrupted crawl without any answer ends with.
var errNothingLearned = errors.New("before anything answered; nothing was written")

// nothingAnswered names what was asked, and what is known of why it was silent.
func nothingAnswered(found discovery.Crawl) error {
	var reasons []string
	for _, observation := range found.Observations {
		for _, gap := range observation.Gaps {
			reasons = append(reasons, gap.Target+": "+gap.Reason)
		}
	}
	for _, left := range found.LeftOut {
		reasons = append(reasons, left.Addr.String()+": "+left.Why)
	}
	const most = 3
	if more := len(reasons) - most; more > 0 {
		reasons = append(reasons[:most], fmt.Sprintf("and %d more", more))
	}
	text := strings.Join(reasons, "; ")
	return silenceHint(fmt.Errorf("nothing answered: %s", text), text)
}

// silenceHint says what to look at, by the reasons that the gaps give.
func silenceHint(err error, reasons string) error {
	said := func(cause error) bool { return strings.Contains(reasons, cause.Error()) }
	switch {
	case strings.Contains(reasons, discovery.OutOfScope):
		return hint(err, "--scope holds for seeds too: widen it")
	case said(probe.ErrAuth):
		return hint(err, "the agent is there: check the user, the passphrases and the protocols in the credentials")
	case said(snmp.ErrPortClosed):
		return hint(err, "the host is there and no agent listens on that port: start one, or give its port with --port")
	case said(probe.ErrTimeout):
		return hint(err, "an agent is silent when the community is wrong; else the address is, or something between drops SNMP")
	}
	return err
}
