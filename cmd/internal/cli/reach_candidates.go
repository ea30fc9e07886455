package cli

import (
	"fmt"
	"io"
	"strings"

	"cablewright/cabling"
)

// writeCandidates writes what carries, then what does not and why.
func writeCandidates(w io.Writer, want want, found []cabling.Candidate, style style) error {
	carries := newTable("PHY", "REACH", "STANDARD", "CONNECTOR", "MODULES", "UNDER THE CONDITION")
	fails := newTable("PHY", "WHY NOT")
	for _, candidate := range found {
		phy := candidate.PHY
		if !candidate.Carries() {
			fails.row(phy.Name, candidate.Reason)
			continue
		}
		carries.row(phy.Name, candidateReach(candidate), phy.Reference(), strings.Join(phy.Connectors, " or "), strings.Join(phy.FormFactors, ", "), conditionWords(candidate.Open))
	}
	return writeCarriers(w, want, carries, fails, style)
}

// writeCarriers writes the PHYs that carry what is wanted, then those that do not.
func writeCarriers(w io.Writer, want want, carries, fails *table, style style) error {
	var sections []section
	if len(carries.rows) > 0 {
		sections = append(sections, section{"Carries " + want.String(), always(carries)})
	}
	if len(fails.rows) > 0 {
		sections = append(sections, section{"Does not carry " + want.String(), always(fails)})
	}
	if len(sections) == 0 {
		_, err := fmt.Fprintf(w, "no PHY of %s is known\n", speed(want.speed))
		return err
	}
	return writeSections(w, sections, style)
}

// candidateReach is empty for cables with ends of their own, whose length is
// what they are sold with.
func candidateReach(candidate cabling.Candidate) string {
	if candidate.Reach.Metres == 0 {
		return ""
	}
	return quantity(candidate.Reach.Metres, "m")
}

func conditionWords(conditions []cabling.Condition) string {
	var words []string
	for _, condition := range conditions {
		words = append(words, condition.Text)
	}
	return strings.Join(words, "; or ")
}

// candidateJSON is a PHY of the speed, in the order of Candidates.
type candidateJSON struct {
	PHY        string   `json:"phy"`
	Carries    bool     `json:"carries"`
	Reason     string   `json:"reason,omitempty"`  // why it does not
	Reach      float64  `json:"reach_m,omitempty"` // over this medium
	Standard   string   `json:"standard"`          // and clause
	Connectors []string `json:"connectors"`
	Modules    []string `json:"modules"`
	Conditions []string `json:"conditions"` // any one of them, for it to carry
}

func candidatesJSON(found []cabling.Candidate) []candidateJSON {
	out := []candidateJSON{}
	for _, candidate := range found {
		phy := candidate.PHY
		row := candidateJSON{
			PHY: phy.Name, Carries: candidate.Carries(), Reason: candidate.Reason, Reach: candidate.Reach.Metres,
			Standard: phy.Reference(), Connectors: list(phy.Connectors), Modules: list(phy.FormFactors), Conditions: []string{},
		}
		for _, condition := range candidate.Open {
			row.Conditions = append(row.Conditions, condition.Text)
		}
		out = append(out, row)
	}
	return out
}
