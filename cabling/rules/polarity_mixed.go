package rules

import (
	"strings"

	"cablewright/cabling"
	"cablewright/topology"
)

var polarityMixed = Rule{
	ID:       "polarity-mixed",
	Severity: topology.Error,
	Title:    "Parts of different polarity methods are in one path",
	Looks: "Cassettes, trunk and adapters between two cassettes: all must be of one method (A, B, C, U1, U2). Type C parts " +
		"in a parallel path.",
	Why: "Each method crosses the pairs in a place of its own. Parts of two cross them twice or not at all, for some " +
		"fibres or for all.",
	Fix:     "Use the parts of one method from end to end.",
	Source:  "ANSI/TIA-568.3-E",
	Channel: checkPolarityMixed,
}

func checkPolarityMixed(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	polarity, ok := channel.Polarity()
	if !ok || !polarity.Mixed {
		return nil
	}
	return one(topology.Error, "the parts of the path belong to no one method: "+methodsText(channel.Elements), "")
}

// methodsText writes "cord A-B, cassette U1, trunk B".
func methodsText(path []cabling.Element) string {
	var texts []string
	for _, e := range path {
		if e.Method != "" {
			texts = append(texts, e.Kind.String()+" "+e.Method)
		}
	}
	return strings.Join(texts, ", ")
}
