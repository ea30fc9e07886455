package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var poePower = Rule{
	ID:       "poe-power",
	Severity: topology.Error,
	Title:    "The device needs more power than the port guarantees",
	Looks: "What the powered device takes (poe_pd_w) against what is left of the power of the port (poe_pse) past 100 m of cable: 12.95 W of Type 1, " +
		"25.5 W of Type 2, 51 W of Type 3, 71.3 W of Type 4. Power needs twisted pairs.",
	Why:     "The port refuses the device, gives it less, or drops it when it is busiest.",
	Fix:     "Use a port of the next type, an injector, or a device that takes less.",
	Source:  "IEEE 802.3 clauses 33 and 145",
	Channel: checkPoEPower,
	Lacks:   lacksPoE,
}

func checkPoEPower(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	power := channel.Power
	if !power.Told() {
		return nil
	}
	if family := channel.Family(); family != cabling.NoFamily && family != cabling.TwistedPair {
		return one(topology.Error, fmt.Sprintf("power over %s, which has no pairs", family), "Use twisted pairs, or power the device in another way.")
	}
	measure := power.Measure()
	if power.Type == 0 || power.Needed == 0 || !measure.Over() {
		return nil
	}
	return measured(topology.Error, measure, fmt.Sprintf("the device takes %g W, a Type %d port guarantees %g W at its end", power.Needed, power.Type, power.Delivered), "")
}

// lacksPoE tells what the power would need; of a channel that asks about nothing
// else, it decides.
func lacksPoE(channel *cabling.Channel) []Lack {
	power := channel.Power
	optional := !channel.TellsPowerAlone() || power.Type > 0 && channel.Bundle > 0
	switch {
	case power.Type > 0 && power.Needed == 0:
		return []Lack{{"power of the device (poe_pd_w)", optional}}
	case power.Type == 0 && power.Needed > 0:
		return []Lack{{"power of the port (poe_pse)", optional}}
	}
	return nil
}
