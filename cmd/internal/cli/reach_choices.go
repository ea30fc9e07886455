package cli

import (
	"fmt"
	"io"
	"strings"

	"cablewright/cabling"
)

// reachChoices tells what carries a speed over which cable.
func (c *call) reachChoices(want want) error {
	found := cabling.Choices(want.speed, want.length, cabling.DefaultSite())
	return c.writeResult(func(w io.Writer) error {
		if c.Bool("json") {
			return writeJSON(w, choicesJSON(found))
		}
		return writeChoices(w, want, found, c.resultStyle())
	})
}

// writeChoices writes what carries and over which cables, then what does not.
func writeChoices(w io.Writer, want want, found []cabling.Choice, style style) error {
	carries := newTable("PHY", "CABLES", "STANDARD", "CONNECTOR", "MODULES", "UNDER THE CONDITION")
	fails := newTable("PHY", "WHY NOT")
	for _, choice := range found {
		phy := choice.PHY
		if nearest := choice.Over[0]; !choice.Carries() {
			fails.row(phy.Name, fmt.Sprintf("%s over %s", nearest.Reason, nearest.Reach.Grade))
			continue
		}
		carries.row(phy.Name, choiceCables(choice), phy.Reference(), strings.Join(phy.Connectors, " or "), strings.Join(phy.FormFactors, ", "), choiceConditions(choice))
	}
	return writeCarriers(w, want, carries, fails, style)
}

// choiceCables writes "om4 100 m, om5 100 m"; a grade that carries no further than
// one before it of the same kind is left out.
func choiceCables(choice cabling.Choice) string {
	var words []string
	longest := -1.0
	for _, candidate := range choice.Over {
		if candidate.Reach.Metres <= longest && len(candidate.Open) == 0 {
			continue
		}
		longest = candidate.Reach.Metres
		words = append(words, strings.TrimSpace(fmt.Sprintf("%s %s", cableOf(candidate), candidateReach(candidate))))
	}
	return strings.Join(words, ", ")
}

// cableOf names what a candidate runs over.
func cableOf(candidate cabling.Candidate) string {
	if candidate.Reach.Grade == "" {
		return "aoc"
	}
	return string(candidate.Reach.Grade)
}

// choiceConditions writes the conditions with the cables that they are for.
func choiceConditions(choice cabling.Choice) string {
	var words []string
	for _, candidate := range choice.Over {
		if len(candidate.Open) > 0 {
			words = append(words, cableOf(candidate)+": "+conditionWords(candidate.Open))
		}
	}
	return strings.Join(words, "; ")
}

// choiceJSON is a PHY of the speed, in the order of Choices.
type choiceJSON struct {
	PHY        string      `json:"phy"`
	Carries    bool        `json:"carries"`
	Cables     []cableJSON `json:"cables"`           // over which it carries; else the one over which it comes nearest
	Reason     string      `json:"reason,omitempty"` // why it does not
	Standard   string      `json:"standard"`         // and clause
	Connectors []string    `json:"connectors"`
	Modules    []string    `json:"modules"`
}

type cableJSON struct {
	Medium     string   `json:"medium"`
	Reach      float64  `json:"reach_m,omitempty"`
	Conditions []string `json:"conditions"` // any one of them, for it to carry
}

func choicesJSON(found []cabling.Choice) []choiceJSON {
	out := []choiceJSON{}
	for _, choice := range found {
		phy := choice.PHY
		row := choiceJSON{
			PHY: phy.Name, Carries: choice.Carries(), Reason: choice.Over[0].Reason,
			Standard: phy.Reference(), Connectors: list(phy.Connectors), Modules: list(phy.FormFactors),
		}
		for _, candidate := range choice.Over {
			cable := cableJSON{Medium: cableOf(candidate), Reach: candidate.Reach.Metres, Conditions: []string{}}
			for _, condition := range candidate.Open {
				cable.Conditions = append(cable.Conditions, condition.Text)
			}
			row.Cables = append(row.Cables, cable)
		}
		out = append(out, row)
	}
	return out
}
