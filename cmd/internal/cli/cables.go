package cli

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/cabling/cables"
	"cablewright/cabling/rules"
	"cablewright/topology"
)

// laid is what the rules say of a list of cables laid over a network.
type laid struct {
	findings []topology.Finding
	summary  string
}

// checkCables lays the list of --cables over a network and holds it to the rules.
func (c *call) checkCables(network *topology.Network, held standard) (laid, error) {
	channels, err := c.readCables(c.String("cables"))
	if err != nil {
		return laid{}, err
	}
	for i := range channels {
		if channels[i].Upgrade == 0 {
			channels[i].Upgrade = held.upgrade
		}
	}
	joined := cabling.Join(network, channels)
	findings, verdicts := rules.CheckCables(network, joined, held.rules, held.site)
	return laid{findings, laidWords(joined, len(network.Links), verdicts)}, nil
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

// laidWords returns "4 channels: 3 pass, 1 fail; 1 of them no link of the network;
// no row for 33 of 37 links".
func laidWords(joined *cabling.Joined, links int, verdicts map[rules.Verdict]int) string {
	words := verdictWords(verdicts)
	without := 0
	for _, placed := range joined.Channels {
		if placed.Link < 0 {
			without++
		}
	}
	if without > 0 {
		words += fmt.Sprintf("; %d of them no link of the network", without)
	}
	if open := len(joined.Open); open > 0 {
		words += fmt.Sprintf("; no row for %d of %s", open, count(links, "link"))
	}
	return words
}
