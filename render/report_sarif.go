package render

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"slices"

	"cablewright/cabling/rules"
	"cablewright/topology"
)

// The part of SARIF 2.1.0 (OASIS, 2020) that is written here: one run, its rules,
// and a result for every finding. Code hosts take no empty text for what they ask
// for, and a region of every location ("SARIF support for code scanning" of
// GitHub's documentation).
type (
	sarifTool struct {
		Driver struct {
			Name  string      `json:"name"`
			Rules []sarifRule `json:"rules"`
		} `json:"driver"`
	}
	sarifRule struct {
		ID            string       `json:"id"`
		Short         sarifText    `json:"shortDescription"`
		Full          sarifText    `json:"fullDescription"`
		Help          sarifText    `json:"help"`
		Configuration sarifDefault `json:"defaultConfiguration"`
	}
	sarifDefault struct {
		Level string `json:"level"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID       string          `json:"ruleId"`
		RuleIndex    *int            `json:"ruleIndex,omitempty"`
		Kind         string          `json:"kind"`
		Level        string          `json:"level"`
		Message      sarifText       `json:"message"`
		Locations    []sarifLocation `json:"locations"`
		Fingerprints sarifPrints     `json:"partialFingerprints"`
		Properties   sarifNumbers    `json:"properties"`
	}
	sarifPrints struct {
		Place string `json:"primaryLocationLineHash"` // the one name that GitHub looks at
	}
	sarifNumbers struct {
		Value  *float64 `json:"value,omitempty"`
		Limit  *float64 `json:"limit,omitempty"`
		Unit   string   `json:"unit,omitempty"`
		Source string   `json:"source,omitempty"`
		Fix    string   `json:"fix,omitempty"`
	}
)

const sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

// rowsSARIF writes a log with one run. The location of a result is the line of the
// file.
func rowsSARIF(w io.Writer, sheet Sheet, rows iter.Seq2[Row, error]) error {
	log, err := newSarifLog(w, append(slices.Clone(sheet.Rules), rowRules(sheet.Rules)...))
	if err != nil {
		return err
	}
	for row, err := range rows {
		if err != nil {
			return err
		}
		for _, finding := range row.Findings {
			finding.Row, finding.Line = row.ID, row.Line
			if err := log.add(finding, sheet.File); err != nil {
				return err
			}
		}
		if err := log.addOpen(row, sheet.File); err != nil {
			return err
		}
	}
	return log.close()
}

// foundSARIF writes the same of a network. The location of a finding about a row
// is its line; that of any other is the snapshot as a whole, and the devices and
// ports. Rows that cannot be judged are told as such unless the rule that says so
// runs itself.
func foundSARIF(w io.Writer, found Found) error {
	all := slices.Clone(found.Rules)
	if found.Cables != nil {
		all = append(all, rowRules(all)...)
	}
	log, err := newSarifLog(w, all)
	if err != nil {
		return err
	}
	for _, finding := range found.sourced() {
		file := found.File
		if finding.Row != "" && found.Cables != nil {
			file = found.Cables.File
		}
		if err := log.add(finding, file); err != nil {
			return err
		}
	}
	if found.Cables != nil && !hasRule(found.Rules, "cable-unknown") {
		for _, row := range found.Cables.Rows {
			if err := log.addOpen(row, found.Cables.File); err != nil {
				return err
			}
		}
	}
	return log.close()
}

// unverifiable is the rule of results that say what is not known of a row.
const unverifiable = "unverifiable"

// rowRules returns what rows are held to besides the rules that run: to be
// readable, and to tell what a verdict takes.
func rowRules(ran []rules.Rule) []rules.Rule {
	var more []rules.Rule
	for _, rule := range rules.All() {
		if rule.ID == "unreadable-row" && !hasRule(ran, rule.ID) {
			more = append(more, rule)
		}
	}
	return append(more, rules.Rule{
		ID:       unverifiable,
		Severity: topology.Info,
		Title:    "A row does not tell what a verdict takes",
		Why:      "A channel without a finding is not a sound one if what decides is not known.",
		Fix:      "Add to the row what the message names.",
	})
}

func hasRule(all []rules.Rule, id string) bool {
	return slices.ContainsFunc(all, func(rule rules.Rule) bool { return rule.ID == id })
}

// sarifLog writes the results of a run as they come.
type sarifLog struct {
	out     *bufio.Writer
	results *elements
	rules   map[string]int // positions among those of the tool
	seen    map[uint64]int // results at a place: 8 bytes for each place are kept
}

// newSarifLog begins a log.
func newSarifLog(w io.Writer, all []rules.Rule) (*sarifLog, error) {
	log := &sarifLog{out: bufio.NewWriter(w), rules: make(map[string]int, len(all)), seen: make(map[uint64]int)}
	for i, rule := range all {
		log.rules[rule.ID] = i
	}
	tool, err := json.Marshal(newSarifTool(all))
	if err != nil {
		return nil, err
	}
	fmt.Fprintf(log.out, `{"$schema":%q,"version":"2.1.0","runs":[{"tool":%s,"results":`, sarifSchema, tool)
	log.results = newElements(log.out)
	return log, nil
}

func newSarifTool(all []rules.Rule) sarifTool {
	var tool sarifTool
	tool.Driver.Name = "cablewright"
	tool.Driver.Rules = []sarifRule{}
	for _, rule := range all {
		tool.Driver.Rules = append(tool.Driver.Rules, sarifRule{
			ID:            rule.ID,
			Short:         sarifText{rule.Title},
			Full:          sarifText{cmp.Or(rule.Why, rule.Title)}, // a team's own rule may have neither why nor fix
			Help:          sarifText{cmp.Or(rule.Fix, rule.Why, rule.Title)},
			Configuration: sarifDefault{sarifLevel(rule.Severity)},
		})
	}
	return tool
}

// add writes the result of a finding. It is in the file, at its line where it has
// one.
func (l *sarifLog) add(f topology.Finding, file string) error {
	return l.write(sarifResult{
		RuleID:       f.Rule,
		Kind:         "fail",
		Level:        sarifLevel(f.Severity),
		Message:      sarifText{f.Text()},
		Locations:    []sarifLocation{newSarifLocation(file, f)},
		Fingerprints: l.fingerprint(f),
		Properties:   sarifNumbers{f.Value, f.Limit, f.Unit, f.Source, f.Fix},
	})
}

// addOpen writes what is not known of a row, if anything is not, as a result of
// the kind "open" (§3.27.9), which has no level (§3.27.10).
func (l *sarifLog) addOpen(row Row, file string) error {
	about := topology.Finding{Rule: unverifiable, Row: row.ID, Line: row.Line, Message: missingWords(row)}
	if about.Message == "" {
		return nil
	}
	return l.write(sarifResult{
		RuleID:       unverifiable,
		Kind:         "open",
		Level:        "none",
		Message:      sarifText{about.Text()},
		Locations:    []sarifLocation{newSarifLocation(file, about)},
		Fingerprints: l.fingerprint(about),
	})
}

func (l *sarifLog) write(result sarifResult) error {
	if i, ok := l.rules[result.RuleID]; ok {
		result.RuleIndex = &i
	}
	return l.results.add(result)
}

func (l *sarifLog) close() error {
	if err := l.results.close(); err != nil {
		return err
	}
	l.out.WriteString("}]}\n")
	return l.out.Flush()
}

func sarifLevel(severity topology.Severity) string {
	if severity == topology.Info {
		return "note"
	}
	return severity.String()
}
