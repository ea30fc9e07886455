package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var jacketColour = Rule{
	ID:       "jacket-colour",
	Severity: topology.Info,
	Title:    "The jacket has the colour of another fibre",
	Looks:    "Colour words of the list (not codes such as 00ffff) that ANSI/TIA-598 gives to one kind of fibre: orange OM1 and OM2, aqua OM3 and OM4, violet OM4, lime OM5, yellow single-mode.",
	Why:      "Whoever patches goes by the colour. It is no proof either: what is printed on the jacket counts.",
	Fix:      "Read the print on the jacket and correct the list, or mark the cable.",
	Source:   "ANSI/TIA-598-D",
	Channel:  checkJacketColour,
}

func checkJacketColour(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	stands := channel.ColourStandsFor()
	if stands == "" {
		return nil
	}
	return one(topology.Info, fmt.Sprintf("%s jacket on %s: the colour stands for %s", channel.Colour, channel.Medium.ID, stands), "")
}
