package cli

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"cablewright/cabling/rules"
)

// limit is a threshold of a rule, and the flag that sets it.
type limit struct {
	flag, usage string
	value       *float64
	most        float64 // 0: any
}

// limitsOf lists the thresholds in l.
func limitsOf(l *rules.Limits) []limit {
	return []limit{
		{"access-oversubscription", "highest `RATIO` of down to up at a switch for desks, phones and access points", &l.AccessOversubscription, 0},
		{"server-oversubscription", "highest `RATIO` of down to up at a switch for servers", &l.ServerOversubscription, 0},
		{"core-oversubscription", "highest `RATIO` of down to up at a switch above those", &l.CoreOversubscription, 0},
		{"port-reserve", "`PERCENT` of its ports that a switch keeps free", &l.PortReservePercent, 100},
		{"hot-link", "`PERCENT` of its speed that a link carries at most, between --before and now", &l.HotLinkPercent, 100},
	}
}

// limitFlags are the flags of all thresholds, with their defaults.
func limitFlags() []cli.Flag {
	defaults := rules.DefaultLimits()
	var flags []cli.Flag
	for _, l := range limitsOf(&defaults) {
		flags = append(flags, &cli.Float64Flag{Name: l.flag, Value: *l.value, Usage: l.usage})
	}
	return flags
}

// limitNames lists the flags of all thresholds.
func limitNames() []string {
	var names []string
	for _, l := range limitsOf(&rules.Limits{}) {
		names = append(names, l.flag)
	}
	return names
}

// limits returns the thresholds with those that flags set in place of theirs.
func (c *call) limits(limits rules.Limits) (rules.Limits, error) {
	for _, l := range limitsOf(&limits) {
		if !c.IsSet(l.flag) {
			continue
		}
		switch value := c.Float64(l.flag); { // no case for numbers holds for NaN
		case l.most == 0 && value >= 0, l.most > 0 && value >= 0 && value <= l.most:
			*l.value = value
		case l.most > 0:
			return limits, fmt.Errorf("--%s %v: want 0 to %v", l.flag, value, l.most)
		default:
			return limits, fmt.Errorf("--%s %v: want 0 or more", l.flag, value)
		}
	}
	return limits, nil
}
