package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var polarityStraight = Rule{
	ID:       "polarity-straight",
	Severity: topology.Error,
	Title:    "The path puts transmit on transmit",
	Looks: "The flips of a parallel path (type B cables and adapters), the crossings of a duplex path (cords A-B, permanent " +
		"links by their method): the number must be odd. Judged only where every part is told.",
	Why: "Each transmitter faces a transmitter: no light arrives at any receiver, and every link over such a panel is " +
		"dark.",
	Fix:     "Change one cord: type B for type A, or A-A for A-B.",
	Source:  "ANSI/TIA-568.3-E",
	Channel: checkPolarityStraight,
	Lacks:   lacksPolarity,
}

func checkPolarityStraight(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	polarity, ok := channel.Polarity()
	if !ok || !polarity.Straight() {
		return nil
	}
	taken := ""
	if polarity.Taken {
		taken = "; the adapter between the cables is not told, and taken as type A"
	}
	return one(topology.Error, fmt.Sprintf("%s in %s, and it takes an odd number: transmit meets transmit%s", count(polarity.Crossings, "crossing"), methodsText(channel.Elements), taken), "")
}

func lacksPolarity(channel *cabling.Channel) []Lack {
	polarity, ok := channel.Polarity()
	if !ok || polarity.Mixed || polarity.Known && !polarity.Taken {
		return nil
	}
	if polarity.Known {
		return []Lack{{What: "type of the adapters between the cables (A or B)", Optional: true}}
	}
	return []Lack{{What: "polarity type of every cord, cassette, trunk and adapter", Optional: true}}
}
