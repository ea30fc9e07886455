package cli

import (
	"cablewright/topology"
)

// style colours text for a terminal; the zero style leaves it alone.
type style struct{ on bool }

// resultStyle colours the result if it goes to a terminal and the person before
// it does not object (https://no-color.org).
func (c *call) resultStyle() style {
	file := c.String("output")
	return style{on: c.StdoutTerminal && (file == "" || file == "-") && c.Getenv("NO_COLOR") == ""}
}

func (s style) escape(code, text string) string {
	if !s.on || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

func (s style) bold(text string) string   { return s.escape("1", text) }
func (s style) dim(text string) string    { return s.escape("2", text) }
func (s style) red(text string) string    { return s.escape("31", text) }
func (s style) yellow(text string) string { return s.escape("33", text) }

// severity colours a text by the severity it belongs to.
func (s style) severity(severity topology.Severity, text string) string {
	switch severity {
	case topology.Error:
		return s.red(text)
	case topology.Warning:
		return s.yellow(text)
	}
	return s.dim(text)
}
