package rules

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cablewright/cabling"
	"cablewright/topology"
)

// reasonRule is the rule that gives each reason of golden.csv.
var reasonRule = map[string]string{
	"LEN_EXCEEDED":         "reach-exceeded",
	"LEN_BELOW_MIN":        "length-below-minimum",
	"MEDIUM_UNSUPPORTED":   "grade-unsupported",
	"FIBRE_TYPE":           "medium-mismatch",
	"FIBRE_MIX":            "core-mismatch",
	"GRADE_DOWNGRADE":      "mixed-grades",
	"ALIEN_XTALK":          "alien-crosstalk",
	"MCP_REQUIRED":         "mode-conditioning",
	"VENDOR_DEPENDENT":     "vendor-reach",
	"GRID_UNKNOWN":         "wavelength-grid",
	"LOSS_EXCEEDED":        "loss-exceeded",
	"MIN_LOSS":             "loss-below-minimum",
	"TOO_MANY_CONNECTIONS": "too-many-connections",
	"PERM_LINK":            "permanent-link-exceeded",
	"CORD_DERATE":          "cord-derating",
	"SPEED_MISMATCH":       "phy-speed-mismatch",
	"LANES_MODULATION":     "lane-mismatch",
	"PARALLEL_VS_WDM":      "parallel-against-duplex",
	"WAVELENGTH":           "wavelength-mismatch",
	"PHY_MISMATCH":         "wavelength-mismatch", // SR against LR; the rule says what differs
	"BIDI_SAME_SIDE":       "bidi-same-side",
	"FEC_MISMATCH":         "fec-mismatch",
	"FEC_REQUIRED":         "fec-required",
	"FEC_HOST_ON_CAUI4":    "host-fec-forced",
	"DUPLEX_AUTONEG":       "autonegotiation-off",
	"DUPLEX_MISMATCH":      "duplex-mismatch",
	"WDM_NO_BREAKOUT":      "breakout-not-parallel",
	"TOO_MANY_LEGS":        "breakout-legs",
	"POLARITY":             "polarity-straight",
	"MIXED_METHODS":        "polarity-mixed",
	"GENDER":               "connector-gender",
	"POLISH":               "connector-polish",
	"DOWNSHIFT":            "below-capability",
	"LABEL_FORMAT":         "label-format",
	"LABEL_RANGE":          "label-range",
	"LABEL_ONE_END":        "label-one-end",
	"LABEL_DUPLICATE":      "label-duplicate",
	"RX_POWER_LOW":         "rx-power-low",
	"POE_POWER":            "poe-power",
	"POE_BUNDLE":           "poe-bundle",
}

// laterKinds need what a later part of the product brings: racks and trays,
// routes.
var laterKinds = []string{"fill", "length_plan"}

// laterCases join a cable with a discovered network, its plan or its optical
// power, which is a later part too.
var laterCases = map[string]string{
	"G200": "half duplex from ifMauType: half-duplex sees it in a discovered network",
	"G202": "the neighbour against the plan",
	"G205": "a generic ifMauType: phy-unspecific sees it in a discovered network",
}

// TestGolden holds the rules to every case of golden.csv: its verdict, and its
// reason as one of the findings of that severity.
func TestGolden(t *testing.T) {
	judged := 0
	for _, row := range goldenRows(t) {
		if slices.Contains(laterKinds, row["kind"]) || laterCases[row["id"]] != "" {
			continue
		}
		judged++
		t.Run(row["id"], func(t *testing.T) {
			if phy, asked := modulePHY(row["other_inputs"]); asked {
				if phy == nil || phy.Name != row["phy_a"] {
					t.Errorf("%s is %v, want %s", row["other_inputs"], phy, row["phy_a"])
				}
				return
			}
			outcome := CheckChannel(goldenChannel(t, row), All(), cabling.DefaultSite())
			checkGolden(t, outcome, row)
		})
	}
	if judged < 150 {
		t.Errorf("only %d cases were judged", judged)
	}
}

func checkGolden(t *testing.T, outcome Outcome, row map[string]string) {
	t.Helper()
	if string(outcome.Verdict) != row["expected"] {
		t.Fatalf("%s, want %s (%s: %s)\n%s", outcome.Verdict, row["expected"], row["reason_code"], row["why"], outcomeText(outcome))
	}
	if row["reason_code"] == "OK" {
		return
	}
	severity := map[string]topology.Severity{"fail": topology.Error, "warn": topology.Warning}[row["expected"]]
	gives := func(f topology.Finding) bool {
		return f.Rule == reasonRule[row["reason_code"]] && f.Severity == severity
	}
	if !slices.ContainsFunc(outcome.Findings, gives) {
		t.Errorf("no finding of %s (%s)\n%s", reasonRule[row["reason_code"]], row["why"], outcomeText(outcome))
	}
}

func goldenRows(t *testing.T) []map[string]string {
	t.Helper()
	in, err := os.Open("testdata/golden.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	records, err := csv.NewReader(in).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, column := range records[0] {
			row[column] = record[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// modulePHY returns the PHY behind what a module tells of itself, in the cases
// that ask for it: its model, or the code of SFF-8024.
func modulePHY(inputs string) (phy *cabling.PHY, asked bool) {
	if _, model, named := strings.Cut(inputs, "string="); named {
		phy, _ = cabling.LookupModel(model)
		return phy, true
	}
	if _, code, coded := strings.Cut(inputs, "byte192="); coded {
		if found, known := cabling.LookupCode(cabling.ExtendedCode, code); known && len(found.PHYs) == 1 {
			phy = found.PHYs[0]
		}
		return phy, true
	}
	return nil, false
}

// goldenChannel builds the channel of a row: its columns, and what it tells
// besides under other_inputs.
func goldenChannel(t *testing.T, row map[string]string) *cabling.Channel {
	t.Helper()
	var fields []string
	add := func(key, value string) {
		if value != "" {
			fields = append(fields, key+" "+value)
		}
	}
	add("phy_a", row["phy_a"])
	add("phy_b", row["phy_b"])
	add("medium", row["medium"])
	add("length", row["length_m"])
	switch oneEnd := regexp.MustCompile(`labelled at ([AB]) end only`).FindStringSubmatch(row["elements"]); {
	case oneEnd != nil:
		add("label_"+strings.ToLower(oneEnd[1]), "C-1")
	case row["kind"] == "label":
		add("label", row["elements"])
	default:
		add("elements", row["elements"])
	}
	add("attenuation", row["att_db_km"])
	for _, input := range goldenInputs {
		for _, match := range input.pattern.FindAllStringSubmatch(row["other_inputs"], -1) {
			fields = append(fields, input.fields(match))
		}
	}
	return readChannel(t, strings.Join(fields, ";"))
}

// goldenInputs are the forms of other_inputs and the fields they stand for.
var goldenInputs = []struct {
	pattern *regexp.Regexp
	fields  func(match []string) string
}{
	{regexp.MustCompile(`cable=(U|F)/UTP`), func(m []string) string {
		return "screened " + map[string]string{"U": "no", "F": "yes"}[m[1]]
	}},
	{regexp.MustCompile(`bundle=(\d+)`), func(m []string) string { return "bundle " + m[1] }},
	{regexp.MustCompile(`connections=(\d+)`), func(m []string) string { return "elements " + m[1] + "xRJ45" }},
	{regexp.MustCompile(`(?:^| )fec=(\w+) both`), func(m []string) string { return "fec " + m[1] }},
	{regexp.MustCompile(`fec_([ab])=(\w+)`), func(m []string) string { return "fec_" + m[1] + " " + m[2] }},
	{regexp.MustCompile(`\b([ab])=(cFEC|oFEC)`), func(m []string) string { return "fec_" + m[1] + " " + strings.ToLower(m[2]) }},
	{regexp.MustCompile(`form_factor=(\w+)`), func(m []string) string { return "form " + m[1] }},
	{regexp.MustCompile(`\b([ab])=(D|U)\b`), func(m []string) string { return "side_" + m[1] + " " + m[2] }},
	{regexp.MustCompile(`\b([ab])=(?:forced )?(auto|\d+/\w+)`), func(m []string) string { return "mode_" + m[1] + " " + m[2] }},
	{regexp.MustCompile(`legs=(\d+)`), func(m []string) string { return "legs " + m[1] }},
	{regexp.MustCompile(`C=(\d+) cord=(\d+)AWG`), func(m []string) string { return "cord " + m[1] + ";awg " + m[2] }},
	{regexp.MustCompile(`ddm_rx=(\S+) dBm`), func(m []string) string { return "rx " + m[1] }},
	{regexp.MustCompile(`pse=([^;]+)`), func(m []string) string { return "pse " + m[1] }},
	{regexp.MustCompile(`pd=([^;]+)`), func(m []string) string { return "pd " + m[1] }},
	{regexp.MustCompile(`ifHighSpeed=(\d+)`), func(m []string) string { return fmt.Sprintf("speed %s000000", m[1]) }},
}

// Every reason must name a rule that there is.
func TestReasonsAreRules(t *testing.T) {
	for reason, id := range reasonRule {
		if !slices.ContainsFunc(All(), func(r Rule) bool { return r.ID == id }) {
			t.Errorf("%s stands for %s, which is no rule", reason, id)
		}
	}
	for _, row := range goldenRows(t) {
		later := slices.Contains(laterKinds, row["kind"]) || laterCases[row["id"]] != ""
		if !later && row["reason_code"] != "OK" && cmp.Or(reasonRule[row["reason_code"]], "") == "" {
			t.Errorf("%s: reason %s stands for no rule", row["id"], row["reason_code"])
		}
	}
}
