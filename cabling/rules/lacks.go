package rules

import (
	"fmt"

	"cablewright/cabling"
)

// lacksReach tells what a reach is judged by and is not told: the PHY, or the
// speed; the medium and its grade, where the PHY does not name them; the length,
// where there is a limit to it. A channel that tells no length, but what meets or
// crosses in its path, or nothing but a MAU type, asks about that alone and has its
// verdict; so does one that tells no PHY, but where it runs or what it is to carry
// in time. Of a cable for power or a console nothing is asked.
func lacksReach(channel *cabling.Channel) []Lack {
	if channel.Other != "" {
		return []Lack{{What: fmt.Sprintf("a cable for data: %q is none", channel.Other)}}
	}
	var lacks []Lack
	optional := channel.TellsPathAlone() || channel.TellsMAUAlone() || channel.TellsPowerAlone()
	if lack := lackOfPHY(channel); lack != "" {
		lacks = append(lacks, Lack{lack, optional || speedDecides(channel) || channel.Upgrade > 0})
	}
	if lack := lackOfMedium(channel); lack != "" {
		lacks = append(lacks, Lack{lack, optional})
	}
	if !channel.Length.Known && !channel.EndsFixed() {
		lacks = append(lacks, Lack{"length", optional})
	}
	return lacks
}

func lackOfPHY(channel *cabling.Channel) string {
	switch model := unknownModel(channel); {
	case len(channel.Carried()) > 0:
		return ""
	case model != "":
		return fmt.Sprintf("PHY of the ends: the model %s is not known", model)
	case channel.Speed > 0:
		return "PHY of the ends"
	}
	return "PHY of the ends, or speed"
}

// unknownModel returns the model of a module whose PHY nobody knows; empty: there
// is none.
func unknownModel(channel *cabling.Channel) string {
	for _, end := range []*cabling.End{&channel.A, &channel.B} {
		if end.Part.Model != "" && end.Part.PHY == nil {
			return end.Part.Model
		}
	}
	return ""
}

// lackOfGrade is what a medium lacks that is named by its kind alone.
const lackOfGrade = "grade of the medium"

func lackOfMedium(channel *cabling.Channel) string {
	switch {
	case channel.Medium == nil && !channel.Family().FixedEnds():
		return "medium"
	case channel.Medium != nil && channel.Medium.Grade == "" && !channel.Medium.Active:
		return lackOfGrade
	}
	return ""
}
