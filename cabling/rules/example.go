package rules

import (
	"embed"
	"strings"
)

// The cases that the rules for channels are tested by are their examples too: an
// explanation cannot say what is not so.
//
//go:embed testdata/*/channels.txtar
var channelCases embed.FS

// Example is a channel, its properties between ";", and what the rule says of it.
type Example struct {
	Channel string
	Finding string // empty: the rule lets it pass
}

// Examples returns a channel that the rule has something to say about and one
// that it lets pass; nil for a rule of networks.
func (r Rule) Examples() []Example {
	text, err := channelCases.ReadFile("testdata/" + r.ID + "/channels.txtar")
	if err != nil {
		return nil
	}
	_, outcomes, _ := strings.Cut(string(text), "-- want --\n")
	var found, passed *Example
	for _, example := range readExamples(outcomes) {
		switch {
		case found == nil && example.Finding != "":
			found = &example
		case passed == nil && example.Finding == "":
			passed = &example
		}
	}
	if found == nil || passed == nil {
		return nil
	}
	return []Example{*found, *passed}
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
