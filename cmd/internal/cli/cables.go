package cli

import (
	"cmp"
	"fmt"

	"cablewright/cabling"
	"cablewright/cabling/cables"
	"cablewright/cabling/rules"
	"cablewright/render"
)

// checkCables lays the list of --cables over the network, holds it to the rules,
// and adds what they find.
func (c *call) checkCables(found *render.Found, held standard) error {
	path := c.String("cables")
	channels, err := c.readCables(path)
	if err != nil {
		return err
	}
	for i := range channels {
		if channels[i].Upgrade == 0 {
			channels[i].Upgrade = held.upgrade
		}
	}
	joined := cabling.Join(found.Network, channels)
	findings, outcomes := rules.CheckCables(found.Network, joined, found.Rules, held.site)
	found.Findings = append(found.Findings, findings...)
	rules.Sort(found.Findings)
	found.Cables = &render.Laid{File: path, Open: joined.Open}
	for i, outcome := range outcomes {
		placed := &joined.Channels[i]
		found.Cables.Rows = append(found.Cables.Rows, render.Row{
			ID: placed.ID, Device: cmp.Or(placed.At[0].Name, placed.At[1].Name), Line: placed.Line, Outcome: outcome,
		})
		if placed.Link < 0 && placed.Part < 0 {
			found.Cables.Unlinked++
		}
	}
	return nil
}

// readCables reads all rows of a list, those among them that are not understood.
func (c *call) readCables(path string) ([]cabling.Channel, error) {
	file, err := c.open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	list, err := cables.NewReader(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", inputName(path), err)
	}
	c.introduce(list)
	var channels []cabling.Channel
	for row, err := range list.Rows() {
		if err != nil {
			return nil, fmt.Errorf("%s: %w", inputName(path), err)
		}
		channels = append(channels, row.Channel)
	}
	return channels, nil
}
