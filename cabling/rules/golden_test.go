package rules

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"math"
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
	"FILL_MAX":             "pathway-fill",
	"HALF_DUPLEX":          "half-duplex",
	"WRONG_NEIGHBOUR":      "wrong-neighbour",
	"PHY_UNKNOWN":          "phy-unspecific",
	"LABEL_FORMAT":         "label-format",
	"LABEL_RANGE":          "label-range",
	"LABEL_ONE_END":        "label-one-end",
	"LABEL_DUPLICATE":      "label-duplicate",
	"RX_POWER_LOW":         "rx-power-low",
	"POE_POWER":            "poe-power",
	"POE_BUNDLE":           "poe-bundle",
}

// TestGolden holds the rules to every case of golden.csv: its verdict, and its
// reason as one of the findings of that severity.
func TestGolden(t *testing.T) {
	judged := 0
	for _, row := range goldenRows(t) {
		judged++
		t.Run(row["id"], func(t *testing.T) {
			if phy, asked := modulePHY(row["other_inputs"]); asked {
				if phy == nil || phy.Name != row["phy_a"] {
					t.Errorf("%s is %v, want %s", row["other_inputs"], phy, row["phy_a"])
				}
				return
			}
			if planned, heard, asked := neighbours(row["other_inputs"]); asked {
				checkGolden(t, laidOutcome(t, planned, heard), row)
				return
			}
			outcome := CheckChannel(goldenChannel(t, row), All(), cabling.DefaultSite())
			checkGolden(t, outcome, row)
		})
	}
	if judged != 186 {
		t.Errorf("%d cases were judged, want 186", judged)
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
// that ask for it: its model, or octets of its memory.
func modulePHY(inputs string) (phy *cabling.PHY, asked bool) {
	if _, model, named := strings.Cut(inputs, "string="); named {
		phy, _ = cabling.LookupModel(model)
		return phy, true
	}
	if memory, told := cabling.ParseModuleMemory(inputs); told {
		phy, _ = memory.PHY()
		return phy, true
	}
	return nil, false
}

// neighbours returns the far end of a port as it is planned, and as LLDP has it, in
// the cases that hold one to the other.
func neighbours(inputs string) (planned, heard string, asked bool) {
	match := regexp.MustCompile(`planned=(\w+):(\S+); lldp=(\w+):(\S+)`).FindStringSubmatch(inputs)
	if match == nil {
		return "", "", false
	}
	return match[1] + " " + match[2], match[3] + " " + match[4], true
}

// laidOutcome lays a cable to the planned port over a network with the link that
// was heard. The verdict is on where the cable is, not on what it carries.
func laidOutcome(t *testing.T, planned, heard string) Outcome {
	t.Helper()
	network := readNetwork(t, "link here Eth1 "+heard)
	device, port, _ := strings.Cut(planned, " ")
	cables := cabling.Join(network, readChannels(t, "a_device here; a_port Eth1; b_device "+device+"; b_port "+port+"; medium om4"))
	outcome := Outcome{Findings: checkLaid(network, cables, All())}
	Sort(outcome.Findings)
	outcome.Verdict = outcome.verdict()
	return outcome
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
	add("length_m", row["length_m"])
	switch oneEnd := regexp.MustCompile(`labelled at ([AB]) end only`).FindStringSubmatch(row["elements"]); {
	case oneEnd != nil:
		add("label_"+strings.ToLower(oneEnd[1]), "C-1")
	case row["kind"] == "label":
		add("label", row["elements"])
	case row["kind"] == "fill":
		fields = append(fields, fillFields(t, row["elements"]))
	case row["kind"] == "length_plan":
		add("route", row["elements"])
	default:
		add("elements", row["elements"])
	}
	add("attenuation_db_km", row["att_db_km"])
	for _, input := range goldenInputs {
		for _, match := range input.pattern.FindAllStringSubmatch(row["other_inputs"], -1) {
			fields = append(fields, input.fields(match))
		}
	}
	return readChannel(t, strings.Join(fields, ";"))
}

// fillFields are the fields of "100 x OD 7.62 mm in tray 102x203 mm", as a user
// writes them in columns of their own.
func fillFields(t *testing.T, text string) string {
	t.Helper()
	match := regexp.MustCompile(`^(\d+) x OD ([\d.]+) mm in (.*)$`).FindStringSubmatch(text)
	if match == nil {
		t.Fatalf("%q tells no count, diameter and pathway", text)
	}
	return "count " + match[1] + ";od_mm " + match[2] + ";pathway " + match[3]
}

// The lengths that the cases of routes work out: of the path, and to order.
func TestGoldenLengths(t *testing.T) {
	site, planned := cabling.DefaultSite(), 0
	for _, row := range goldenRows(t) {
		if row["kind"] != "length_plan" {
			continue
		}
		planned++
		length := row["length_m"]
		row["length_m"] = ""
		order, path, ok := goldenChannel(t, row).Order(site)
		if got := fmt.Sprintf("raw_m=%.2f", path.Metres()); !ok || got != row["other_inputs"] || fmt.Sprint(order.Metres) != length {
			t.Errorf("%s: %s, order %g m, want %s, order %s m", row["id"], path, order.Metres, row["other_inputs"], length)
		}
	}
	if planned < 3 {
		t.Errorf("only %d cases", planned)
	}
}

// How full the cases of pathways are, to the 0.2 points by which the first two
// differ: their figure is for a tray of 4 x 8 in, of which 102x203 mm is rounded.
func TestGoldenFills(t *testing.T) {
	filled := 0
	for _, row := range goldenRows(t) {
		if row["kind"] != "fill" {
			continue
		}
		filled++
		channel := goldenChannel(t, row)
		share := 100 * float64(channel.Cables()) * cabling.CableArea(channel.OuterDiameter()) / channel.Pathways[0].Area()
		var want float64
		if _, err := fmt.Sscanf(row["other_inputs"], "fill=%f%%", &want); err != nil || math.Abs(share-want) > 0.2 {
			t.Errorf("%s: %.1f %%, want %s", row["id"], share, row["other_inputs"])
		}
	}
	if filled < 6 {
		t.Errorf("only %d cases", filled)
	}
}

// goldenInputs are the forms of other_inputs and the fields they stand for.
var goldenInputs = []struct {
	pattern *regexp.Regexp
	fields  func(match []string) string
}{
	{regexp.MustCompile(`cable=(U|F)/UTP`), func(m []string) string {
		return "shield " + map[string]string{"U": "no", "F": "yes"}[m[1]]
	}},
	{regexp.MustCompile(`bundle=(\d+)`), func(m []string) string { return "bundle " + m[1] }},
	{regexp.MustCompile(`connections=(\d+)`), func(m []string) string { return "elements " + m[1] + "xRJ45" }},
	{regexp.MustCompile(`(?:^| )fec=(\w+) both`), func(m []string) string { return bothEnds("fec", m[1]) }},
	{regexp.MustCompile(`fec_([ab])=(\w+)`), func(m []string) string { return "fec_" + m[1] + " " + m[2] }},
	{regexp.MustCompile(`\b([ab])=(cFEC|oFEC)`), func(m []string) string { return "fec_" + m[1] + " " + strings.ToLower(m[2]) }},
	{regexp.MustCompile(`form_factor=(\w+)`), func(m []string) string { return bothEnds("form_factor", m[1]) }},
	{regexp.MustCompile(`\b([ab])=(D|U)\b`), func(m []string) string { return "side_" + m[1] + " " + m[2] }},
	{regexp.MustCompile(`\b([ab])=(?:forced )?(auto|\d+/\w+)`), func(m []string) string { return "mode_" + m[1] + " " + m[2] }},
	{regexp.MustCompile(`dot3MauType=(\w+)`), func(m []string) string { return "mau_a " + m[1] }},
	{regexp.MustCompile(`\b([AB]) mau=(\w+)`), func(m []string) string { return "mau_" + strings.ToLower(m[1]) + " " + m[2] }},
	{regexp.MustCompile(`legs=(\d+)`), func(m []string) string { return "legs " + m[1] }},
	{regexp.MustCompile(`C=(\d+) cord=(\d+)AWG`), func(m []string) string { return "cord_m " + m[1] + ";cord_awg " + m[2] }},
	{regexp.MustCompile(`ddm_rx=(\S+) dBm`), func(m []string) string { return bothEnds("rx_dbm", m[1]) }},
	{regexp.MustCompile(`pse=([^;]+)`), func(m []string) string { return "poe_pse " + m[1] }},
	{regexp.MustCompile(`pd=([^;]+)`), func(m []string) string { return "poe_pd_w " + m[1] }},
	{regexp.MustCompile(`ifHighSpeed=(\d+)`), func(m []string) string { return fmt.Sprintf("speed %s000000", m[1]) }},
}

// bothEnds writes the columns of both ends with one cell.
func bothEnds(column, cell string) string {
	return fmt.Sprintf("%[1]s_a %[2]s;%[1]s_b %[2]s", column, cell)
}

// Every reason must name a rule that there is.
func TestReasonsAreRules(t *testing.T) {
	for reason, id := range reasonRule {
		if !slices.ContainsFunc(All(), func(r Rule) bool { return r.ID == id }) {
			t.Errorf("%s stands for %s, which is no rule", reason, id)
		}
	}
	for _, row := range goldenRows(t) {
		if row["reason_code"] != "OK" && cmp.Or(reasonRule[row["reason_code"]], "") == "" {
			t.Errorf("%s: reason %s stands for no rule", row["id"], row["reason_code"])
		}
	}
}
