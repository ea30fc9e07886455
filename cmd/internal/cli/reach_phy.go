package cli

import (
	"cmp"
	"fmt"
	"io"
	"strconv"
	"strings"

	"cablewright/cabling"
)

// writePHY writes what is known of one PHY: what it is, then every cable that it
// is specified for.
func writePHY(w io.Writer, phy *cabling.PHY, style style) error {
	facts := newTable()
	for _, part := range phyParts(phy) {
		if part[1] != "" {
			facts.parts("", [][2]string{part})
		}
	}
	grades := newTable("CABLE", "REACH", "LOSS LIMIT", "UNDER THE CONDITION, OR DISPUTED")
	for _, reach := range newPHYJSON(phy).Media {
		grades.row(reach.Medium, reachWords(reach), lossWords(reach), "")
		for _, condition := range reach.Conditions {
			grades.row("", fmt.Sprintf("%s to %s", quantity(condition.From, ""), quantity(condition.To, "m")), "", condition.Text)
		}
		for _, dispute := range reach.Disputed {
			grades.row("", disputedMark(dispute, cabling.AboutReach), disputedMark(dispute, cabling.AboutLoss), dispute.Text)
		}
	}
	return writeSections(w, []section{{phy.Name, always(facts)}, {"Cables", always(grades)}}, style)
}

// disputedMark marks the limit that a dispute is about.
func disputedMark(dispute disputeJSON, topic cabling.Topic) string {
	if dispute.About == string(topic) {
		return "disputed"
	}
	return ""
}

func phyParts(phy *cabling.PHY) [][2]string {
	return [][2]string{
		{"also", strings.Join(phy.Aliases, ", ")},
		{"standard", fmt.Sprintf("%s (%s)", phy.Reference(), phy.Body)},
		{"speed", speed(phy.Rate)},
		{"lanes", laneWords(phy)},
		{"medium", mediumWords(phy)},
		{"connector", strings.TrimSpace(strings.Join(phy.Connectors, " or ") + " " + phy.Polish)},
		{"wavelength", wavelengthWords(phy)},
		{"power", powerWords(phy)},
		{"power basis", powerBasis(phy)},
		{"FEC", fecWords(phy)},
		{"modules", strings.Join(phy.FormFactors, ", ")},
		{"breakout", breakoutWords(phy)},
		{"at least", leastWords(phy)},
		{"loss basis", phy.LossBasis},
		{"disputed", otherDisputes(phy)},
		{"notes", phy.Notes},
		{"source", fmt.Sprintf("%s (confidence: %s)", strings.ReplaceAll(phy.Source, " | ", "; "), phy.Confidence)},
	}
}

func laneWords(phy *cabling.PHY) string {
	if phy.Lanes == 0 {
		return ""
	}
	words := count(phy.Lanes, "lane")
	if phy.LaneRate > 0 {
		words += " of " + quantity(phy.LaneRate, "GBd")
	}
	return strings.TrimSpace(words + " " + phy.Modulation)
}

func mediumWords(phy *cabling.PHY) string {
	if phy.Strands == 0 {
		return phy.Family.String()
	}
	strand := "fibre"
	if phy.Family == cabling.TwistedPair {
		strand = "pair"
	}
	return phy.Family.String() + ", " + count(phy.Strands, strand)
}

// wavelengthWords returns "850 nm", or both ways where they differ.
func wavelengthWords(phy *cabling.PHY) string {
	sent, received := nanometres(phy.Tx), nanometres(phy.Rx)
	if sent == received || received == "" {
		return sent
	}
	return "sends " + sent + ", receives " + received
}

// powerWords returns "sends -8.2 to 0.5 dBm, receives -14.4 to 0.5 dBm", of every
// lane.
func powerWords(phy *cabling.PHY) string {
	if !phy.TxPower.Known {
		return ""
	}
	words := fmt.Sprintf("sends %s, receives %s", decibels(phy.TxPower), decibels(phy.RxPower))
	if phy.Lanes > 1 {
		words += ", each lane"
	}
	return words
}

func decibels(power cabling.Range) string {
	return quantity(power.Min, "") + " to " + quantity(power.Max, "dBm")
}

func powerBasis(phy *cabling.PHY) string { return strings.ReplaceAll(phy.PowerBasis, " | ", "; ") }

// otherDisputes returns those that are about no limit.
func otherDisputes(phy *cabling.PHY) string {
	var words []string
	for _, dispute := range phy.Disputed {
		if dispute.About == cabling.AboutOther {
			words = append(words, dispute.Text)
		}
	}
	return strings.Join(words, "; ")
}

func nanometres(wavelengths []float64) string {
	var words []string
	for _, wavelength := range wavelengths {
		words = append(words, strconv.FormatFloat(wavelength, 'f', -1, 64))
	}
	if len(words) == 0 {
		return ""
	}
	return strings.Join(words, ", ") + " nm"
}

func fecWords(phy *cabling.PHY) string {
	var words []string
	for _, fec := range phy.FEC {
		words = append(words, string(fec))
	}
	where := map[cabling.FECLocation]string{
		cabling.FECInHost:   "set on the port",
		cabling.FECInModule: "in the module; that of the port must be off",
		cabling.FECByForm:   "in a QSFP28 module, and then that of the port must be off; else set on the port",
	}[phy.FECLocation]
	if where == "" {
		return strings.Join(words, " or ")
	}
	return strings.Join(words, " or ") + ", " + where
}

func breakoutWords(phy *cabling.PHY) string {
	var words []string
	for _, breakout := range phy.Breakouts {
		words = append(words, fmt.Sprintf("%d × %s", breakout.Legs, breakout.Child))
	}
	return strings.Join(words, ", ")
}

// leastWords says what must be between the ends.
func leastWords(phy *cabling.PHY) string {
	var words []string
	if phy.MinLength > 0 {
		words = append(words, quantity(phy.MinLength, "m"))
	}
	if phy.MinLoss > 0 {
		words = append(words, quantity(phy.MinLoss, "dB")+" of loss")
	}
	return strings.Join(words, ", ")
}

func reachWords(reach mediumJSON) string {
	switch {
	case reach.Reach == nil:
		return "not specified"
	case *reach.Reach == 0:
		return "excluded"
	}
	return quantity(*reach.Reach, "m")
}

func lossWords(reach mediumJSON) string {
	if reach.Loss == 0 {
		return ""
	}
	return quantity(reach.Loss, "dB")
}

// phyJSON is what is known of a PHY, and of each cable that is told of it.
type (
	phyJSON struct {
		Name       string       `json:"phy"`
		Aliases    []string     `json:"aliases"`
		Body       string       `json:"body"`
		Standard   string       `json:"standard"`
		Clause     string       `json:"clause,omitempty"`
		Rate       int64        `json:"rate"` // bit/s; 0: made for several
		Lanes      int          `json:"lanes"`
		Modulation string       `json:"modulation"`
		Family     string       `json:"family"`
		Strands    int          `json:"strands"` // fibres or pairs
		Connectors []string     `json:"connectors"`
		FEC        []string     `json:"fec"`
		Modules    []string     `json:"modules"`
		TxPower    *powerJSON   `json:"tx_power"` // average of a lane; null: not known
		RxPower    *powerJSON   `json:"rx_power"`
		Media      []mediumJSON `json:"media"`
		Disputed   string       `json:"disputed,omitempty"` // about no limit; those about limits are with the media
		Notes      string       `json:"notes,omitempty"`
		Source     string       `json:"source"`
		Confidence string       `json:"confidence"`
	}
	mediumJSON struct {
		Medium     string          `json:"medium"`
		Reach      *float64        `json:"reach_m"` // 0: excluded; null: under the conditions only
		Loss       float64         `json:"loss_limit_db,omitempty"`
		Conditions []conditionJSON `json:"conditions"`
		Disputed   []disputeJSON   `json:"disputed"`
	}
	powerJSON struct {
		Min float64 `json:"min_dbm"`
		Max float64 `json:"max_dbm"`
	}
	conditionJSON struct {
		From float64 `json:"from_m"`
		To   float64 `json:"to_m"`
		Need string  `json:"need"`
		Text string  `json:"text"`
	}
	disputeJSON struct {
		About string `json:"about"` // reach, loss
		Text  string `json:"text"`
	}
)

func newPHYJSON(phy *cabling.PHY) phyJSON {
	out := phyJSON{
		Name: phy.Name, Aliases: list(phy.Aliases), Body: phy.Body, Standard: phy.Standard, Clause: phy.Clause,
		Rate: phy.Rate, Lanes: phy.Lanes, Modulation: phy.Modulation, Family: phy.Family.String(), Strands: phy.Strands,
		Connectors: list(phy.Connectors), FEC: []string{}, Modules: list(phy.FormFactors), Media: []mediumJSON{},
		TxPower: newPowerJSON(phy.TxPower), RxPower: newPowerJSON(phy.RxPower),
		Disputed: otherDisputes(phy), Notes: phy.Notes, Source: phy.Source, Confidence: phy.Confidence.String(),
	}
	for _, fec := range phy.FEC {
		out.FEC = append(out.FEC, string(fec))
	}
	for _, grade := range cabling.Grades() {
		if medium := newMediumJSON(phy, grade); medium.Reach != nil || len(medium.Conditions) > 0 {
			out.Media = append(out.Media, medium)
		}
	}
	return out
}

func newPowerJSON(power cabling.Range) *powerJSON {
	if !power.Known {
		return nil
	}
	return &powerJSON{power.Min, power.Max}
}

func newMediumJSON(phy *cabling.PHY, grade cabling.Grade) mediumJSON {
	limit := phy.Limits[grade]
	medium := mediumJSON{Medium: string(grade), Loss: limit.Loss, Conditions: []conditionJSON{}, Disputed: []disputeJSON{}}
	if limit.Reach.Known {
		medium.Reach = &limit.Reach.Metres
	}
	for _, condition := range phy.Conditions {
		if condition.Grade == grade {
			medium.Conditions = append(medium.Conditions, conditionJSON{condition.From, condition.To, string(condition.Need), cmp.Or(condition.Text, string(condition.Need))})
		}
	}
	for _, dispute := range phy.Disputed {
		if dispute.About != cabling.AboutOther && dispute.Of(dispute.About, grade) {
			medium.Disputed = append(medium.Disputed, disputeJSON{string(dispute.About), dispute.Text})
		}
	}
	return medium
}
