package render

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"cablewright/cabling/rules"
	"cablewright/topology"
)

// The part of SARIF 2.1.0 (OASIS, 2020) that is written here: one run, its rules,
// and a result for every finding.
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
		RuleID     string          `json:"ruleId"`
		RuleIndex  *int            `json:"ruleIndex,omitempty"`
		Kind       string          `json:"kind"`
		Level      string          `json:"level"`
		Message    sarifText       `json:"message"`
		Locations  []sarifLocation `json:"locations"`
		Properties sarifNumbers    `json:"properties"`
	}
	sarifLocation struct {
		Physical sarifPhysical  `json:"physicalLocation"`
		Logical  []sarifLogical `json:"logicalLocations"`
	}
	sarifPhysical struct {
		Artifact struct {
			URI string `json:"uri"`
		} `json:"artifactLocation"`
		Region struct {
			StartLine int `json:"startLine"`
		} `json:"region"`
	}
	sarifLogical struct {
		Name string `json:"name"` // id of the row
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

// unverifiable is the rule of results that say what is not known of a row.
const unverifiable = "unverifiable"

// reportSARIF writes a log with one run. The location of a result is the line of
// the file. A row that cannot be judged is of the kind "open" (§3.27.9).
func reportSARIF(w io.Writer, sheet Sheet, rows iter.Seq2[Row, error]) error {
	out := bufio.NewWriter(w)
	tool, err := json.Marshal(newSarifTool(sheet.Rules))
	if err != nil {
		return err
	}
	fmt.Fprintf(out, `{"$schema":%q,"version":"2.1.0","runs":[{"tool":%s,"results":`, sarifSchema, tool)
	results := newElements(out)
	for row, err := range rows {
		if err != nil {
			return err
		}
		for _, result := range sarifResults(sheet, row) {
			if err := results.add(result); err != nil {
				return err
			}
		}
	}
	if err := results.close(); err != nil {
		return err
	}
	out.WriteString("}]}\n")
	return out.Flush()
}

func newSarifTool(all []rules.Rule) sarifTool {
	var tool sarifTool
	tool.Driver.Name = "cablewright"
	tool.Driver.Rules = []sarifRule{}
	for _, rule := range all {
		tool.Driver.Rules = append(tool.Driver.Rules, sarifRule{
			rule.ID, sarifText{rule.Title}, sarifText{rule.Why}, sarifText{rule.Fix}, sarifDefault{sarifLevel(rule.Severity)},
		})
	}
	return tool
}

func sarifResults(sheet Sheet, row Row) []sarifResult {
	var results []sarifResult
	at := []sarifLocation{newSarifLocation(sheet, row)}
	for _, f := range row.Findings {
		result := sarifResult{
			RuleID: f.Rule, Kind: "fail", Level: sarifLevel(f.Severity), Locations: at,
			Message:    sarifText{row.ID + ": " + f.Message},
			Properties: sarifNumbers{f.Value, f.Limit, f.Unit, f.Source, f.Fix},
		}
		if i := slices.IndexFunc(sheet.Rules, func(r rules.Rule) bool { return r.ID == f.Rule }); i >= 0 {
			result.RuleIndex = &i
		}
		results = append(results, result)
	}
	if len(row.Missing) > 0 {
		results = append(results, sarifResult{
			RuleID: unverifiable, Kind: "open", Level: "none", Locations: at,
			Message: sarifText{row.ID + ": not told: " + strings.Join(row.Missing, ", ")},
		})
	}
	return results
}

func newSarifLocation(sheet Sheet, row Row) sarifLocation {
	at := sarifLocation{Logical: []sarifLogical{{row.ID}}}
	at.Physical.Artifact.URI = fileURI(sheet.File)
	at.Physical.Region.StartLine = row.Line
	return at
}

// fileURI returns the path as a URI: relative where the path is.
func fileURI(path string) string {
	uri := url.URL{Path: filepath.ToSlash(path)}
	switch {
	case path == "-":
		uri.Path = "stdin"
	case filepath.IsAbs(path):
		uri.Scheme = "file"
	}
	return uri.String()
}

func sarifLevel(severity topology.Severity) string {
	if severity == topology.Info {
		return "note"
	}
	return severity.String()
}
