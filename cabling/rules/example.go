package rules

import (
	"embed"
	"slices"
	"strings"
)

// The cases that the rules for channels are tested by are their examples too: an
// explanation cannot say what is not so.
//
//go:embed testdata/*/channels.txtar
var channelCases embed.FS

// Example is a channel, columns of a list of cables and their cells between ";",
// and what the rule says of it.
type Example struct {
	Channel string
	Finding string // empty: the rule lets it pass
}

// Examples returns a channel that the rule has something to say about, and of
// those that it lets pass the one most like it; nil for a rule of networks.
func (r Rule) Examples() []Example {
	text, err := channelCases.ReadFile("testdata/" + r.ID + "/channels.txtar")
	if err != nil {
		return nil
	}
	_, outcomes, _ := strings.Cut(string(text), "-- want --\n")
	all := readExamples(outcomes)
	i := slices.IndexFunc(all, func(e Example) bool { return e.Finding != "" })
	passed := slices.DeleteFunc(slices.Clone(all), func(e Example) bool { return e.Finding != "" })
	if i < 0 || len(passed) == 0 {
		return nil
	}
	return []Example{all[i], slices.MaxFunc(passed, func(a, b Example) int { return all[i].shared(a) - all[i].shared(b) })}
}

// shared returns how many cells two examples have in common.
func (e Example) shared(other Example) int {
	cells := strings.Split(other.Channel, "; ")
	shared := 0
	for cell := range strings.SplitSeq(e.Channel, "; ") {
		if slices.Contains(cells, cell) {
			shared++
		}
	}
	return shared
}

// readExamples reads what a case wants: a line for every channel, and under it,
// indented, its verdict and the findings.
func readExamples(outcomes string) []Example {
	var examples []Example
	for line := range strings.Lines(outcomes) {
		line = strings.TrimRight(line, "\n")
		if !strings.HasPrefix(line, " ") {
			examples = append(examples, Example{Channel: line})
			continue
		}
		last := &examples[len(examples)-1]
		for _, severity := range []string{"error: ", "warning: ", "info: "} {
			if message, is := strings.CutPrefix(strings.TrimSpace(line), severity); is && last.Finding == "" {
				last.Finding = message
			}
		}
	}
	return examples
}
