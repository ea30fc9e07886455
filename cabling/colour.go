package cabling

import (
	"slices"
	"strings"
)

// jacketColour is a colour of jackets and the fibres that it stands for (ANSI/TIA-598-D).
type jacketColour struct {
	words  []string
	grades []Grade
	text   string
}

var jacketColours = []jacketColour{
	{[]string{"orange"}, []Grade{OM1, OM2}, "om1 or om2"},
	{[]string{"aqua"}, []Grade{OM3, OM4}, "om3 or om4"},
	{[]string{"violet", "erika violet", "heather violet", "erika"}, []Grade{OM4}, "om4"},
	{[]string{"lime", "lime green"}, []Grade{OM5}, "om5"},
	{[]string{"yellow"}, []Grade{OS2}, "single-mode"},
}

// ColourStandsFor returns which fibres the colour of the jacket stands for, where
// that of the channel is none of them; empty: it is, or the colour stands for
// none, or the fibre is not told.
func (c *Channel) ColourStandsFor() string {
	if c.Colour == "" || c.Medium == nil || !c.Medium.Family.IsFibre() {
		return ""
	}
	word := strings.ToLower(c.Colour)
	for _, colour := range jacketColours {
		if slices.Contains(colour.words, word) && !c.isOneOf(colour.grades) {
			return colour.text
		}
	}
	return ""
}

// isOneOf reports whether the cable, whatever its cords are, is of one of the
// grades; of fibre whose grade is not told, whether it may be.
func (c *Channel) isOneOf(grades []Grade) bool {
	if c.Medium.Grade == "" {
		return grades[0].Family() == c.Medium.Family
	}
	return slices.Contains(grades, c.Medium.Grade)
}
