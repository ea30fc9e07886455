package policy

import (
	"errors"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cablewright/cabling"
	"cablewright/cabling/rules"
	"cablewright/topology"
)

func read(t *testing.T, text string) *Policy {
	t.Helper()
	policy, err := Read(strings.NewReader(text), "policy.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return policy
}

// apply returns all rules as the policy has them, and how many were there before.
func apply(t *testing.T, policy *Policy) (applied []rules.Rule, before int) {
	t.Helper()
	all := rules.All()
	applied, err := policy.Apply(all)
	if err != nil {
		t.Fatal(err)
	}
	return applied, len(all)
}

func TestNumbersReplaceDefaults(t *testing.T) {
	policy := read(t, `
version: 1
site:
  attenuation: {om4: 3.0, OS2: 0.4}
  connectors: {lc: 0.25, mpo: 0.35}
  margin_db: 0.5
  reach_margin_percent: 20
  route:
    rack_units: 48
    side_exit_m: 0.3
    drop_m: 1
    slack_m: {DAC: 0.2}
    tolerance_percent: 5
    rack_tolerance_percent: 2
    stock_m: {copper: [1, 2, 5.5]}
    step_m: 1
  pathways: {T-01: {tray: 4x8 in}, "c 3": {conduit: 35.05}}
  tray_fill_percent: 30
  tray_fill_most_percent: 40
  connections: {multimode: 6, singlemode: 0}
  test_margin_db: 1
  receiver_margin_db: 1.5
  plan_margin_db: 4
  bundle: 48
  labels: {pattern: "[A-Z]-[0-9]{2}|X", required: true}
  accepted_phys: [800GBASE-LR4, 40G-BiDi]
limits: {port_reserve_percent: 10, port_reserve_min_ports: 4}
`)
	site := cabling.DefaultSite()
	site.Attenuation = map[cabling.Grade]float64{cabling.OM4: 3, cabling.OS2: 0.4}
	site.LC, site.MPO, site.LossMargin, site.ReachMargin = 0.25, 0.35, 0.5, 0.2
	route := &site.Route
	route.RackUnits, route.SideExit, route.Drop, route.Tolerance, route.RackTolerance, route.Step = 48, 0.3, 1, 0.05, 0.02, 1
	route.Slack[cabling.DACStock], route.Stock[cabling.CopperStock] = 0.2, []float64{1, 2, 5.5}
	site.Pathways = map[string]cabling.Pathway{
		"t-01": {Name: "T-01", Kind: cabling.Tray, Width: 203.2, Depth: 101.6},
		"c 3":  {Name: "c 3", Kind: cabling.Conduit, Diameter: 35.05},
	}
	site.TrayFill, site.TrayFillMost = 0.3, 0.4
	site.MultimodePairs, site.SinglemodePairs, site.Bundle = 6, 0, 48
	site.TestMargin, site.ReceiverMargin, site.PlanMargin = 1, 1.5, 4
	site.Labels, site.Labelled = regexp.MustCompile(`^(?:[A-Z]-[0-9]{2}|X)$`), true
	for _, name := range []string{"800GBASE-LR4", "40G-BiDi"} {
		phy, err := cabling.LookupPHY(name)
		if err != nil {
			t.Fatal(err)
		}
		site.Accepted = append(site.Accepted, phy)
	}
	if !reflect.DeepEqual(policy.Site, site) {
		t.Errorf("site %+v, want %+v", policy.Site, site)
	}
	limits := rules.DefaultLimits()
	limits.PortReservePercent, limits.PortReserveMinPorts = 10, 4
	if policy.Limits != limits {
		t.Errorf("limits %+v, want %+v", policy.Limits, limits)
	}
}

func TestEmptyPolicyChangesNothing(t *testing.T) {
	policy := read(t, "version: 1\n")
	if !reflect.DeepEqual(policy.Site, cabling.DefaultSite()) || policy.Limits != rules.DefaultLimits() {
		t.Errorf("numbers %+v %+v, want the defaults", policy.Site, policy.Limits)
	}
	if applied, before := apply(t, policy); len(applied) != before {
		t.Errorf("%d rules, want %d", len(applied), before)
	}
}

// A site's own form of labels holds for all of them, and its counts for a design.
func TestSiteOfPolicy(t *testing.T) {
	policy := read(t, "version: 1\nsite: {connections: {multimode: 2}, bundle: 0, labels: {pattern: '[A-Z]-[0-9]{2}'}}\n")
	path, err := cabling.ParseElements("3xLC@0.2")
	if err != nil {
		t.Fatal(err)
	}
	medium, err := cabling.LookupMedium("om4")
	if err != nil {
		t.Fatal(err)
	}
	for label, want := range map[string]string{"A-17": "connection-count", "A-17b": "label-format connection-count", "AD02-35:17": "label-format connection-count"} {
		channel := &cabling.Channel{Label: label, Medium: medium, Elements: path, Bundle: 99}
		var found []string
		for _, finding := range rules.CheckChannel(channel, rules.All(), policy.Site).Findings {
			found = append(found, finding.Rule)
		}
		if got := strings.Join(found, " "); got != want {
			t.Errorf("%s: %s, want %s", label, got, want)
		}
	}
}

func TestSettings(t *testing.T) {
	given := rules.All()
	applied, err := read(t, "version: 1\nrules:\n  loss-margin: off\n  half-duplex: info\n").Apply(given)
	if err != nil {
		t.Fatal(err)
	}
	if len(applied) != len(given)-1 || position(applied, "loss-margin") >= 0 {
		t.Errorf("%d of %d rules, want all but loss-margin", len(applied), len(given))
	}
	changed := applied[position(applied, "half-duplex")]
	findings := rules.Run(rules.Input{Network: twoSwitches()}, []rules.Rule{changed})
	if changed.Severity != topology.Info || len(findings) != 1 || findings[0].Severity != topology.Info {
		t.Errorf("half-duplex is %v and found %+v, want one for information", changed.Severity, findings)
	}
	if given[position(given, "half-duplex")].Severity != topology.Error {
		t.Error("the rules given were changed")
	}
}

// TestOptics: makers and models of the site, and what is none.
func TestOptics(t *testing.T) {
	policy := read(t, "version: 1\nsite:\n  optics: [Arista Networks, \"FINISAR CORP. FTLX8*\", QSFP-100G-*]\n")
	for optic, want := range map[string]bool{
		"ARISTA NETWORKS|SFP-10G-SR": true, "FINISAR CORP.|FTLX8571D3BCL": true, "|qsfp-100g-lr4": true,
		"FINISAR CORP.|FTLX1471D3BCL": false, "OEM|SFP-10G-SR": false, "|Arista Networks": true, "|": false,
	} {
		vendor, model, _ := strings.Cut(optic, "|")
		if got := policy.Site.ListsOptic(vendor, model); got != want {
			t.Errorf("%s is listed: %v, want %v", optic, got, want)
		}
	}
	for text, want := range map[string]string{
		"optics: all":   "3:11: ",
		"optics: ['*']": `3:12: optic "*", want a maker or a model, such as "FINISAR CORP." or QSFP-100G-*`,
		"optics: [[a]]": "3:12: ",
	} {
		_, err := Read(strings.NewReader("version: 1\nsite:\n  "+text+"\n"), "p.yaml")
		if err == nil || !strings.HasPrefix(err.Error(), "p.yaml:"+want) {
			t.Errorf("%s: %v, want p.yaml:%s", text, err, want)
		}
	}
}

func TestSeverityOfEveryChannelFinding(t *testing.T) {
	applied, _ := apply(t, read(t, "version: 1\nrules: {reach-exceeded: info}\n"))
	changed := applied[position(applied, "reach-exceeded")]
	outcome := rules.CheckChannel(sr4OverOM4(t, 130), []rules.Rule{changed}, cabling.DefaultSite())
	if len(outcome.Findings) == 0 {
		t.Fatal("130 m of OM4 is within the reach of 100GBASE-SR4")
	}
	for _, finding := range outcome.Findings {
		if finding.Severity != topology.Info {
			t.Errorf("severity %v, want info: %s", finding.Severity, finding.Message)
		}
	}
}

// A rule of the file can be turned off and on like any other.
func TestSettingOfOwnRule(t *testing.T) {
	text := ownRule("device", "device.observed") + "rules: {own-rule: off}\n"
	if applied, before := apply(t, read(t, text)); len(applied) != before {
		t.Errorf("%d rules, want %d", len(applied), before)
	}
}

func TestApplyRefuses(t *testing.T) {
	_, err := read(t, "version: 1\nrules:\n  los-margin: off\n").Apply(rules.All())
	var unknown *UnknownRuleError
	if !errors.As(err, &unknown) || unknown.Rule != "los-margin" || err.Error() != `policy.yaml:3:3: there is no rule "los-margin", want the ID of one` {
		t.Errorf("error %v, want one about los-margin", err)
	}
	text := strings.Replace(ownRule("device", "device.observed"), "own-rule", "half-duplex", 1)
	_, err = read(t, text).Apply(rules.All())
	if want := `policy.yaml:3:9: there is a rule "half-duplex" already, want another id`; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}

// ownRule returns a file with one rule.
func ownRule(subject, when string) string {
	return "version: 1\ncustom:\n  - id: own-rule\n    severity: error\n    for: " + subject +
		"\n    when: " + when + "\n    message: found\n    why: because\n    fix: change it\n"
}

// twoSwitches are a switch that tells all and one that only its neighbour knows.
func twoSwitches() *topology.Network {
	return topology.NewNetwork(&topology.Snapshot{
		Devices: []topology.Device{
			{ID: "1", Name: "leaf1.example.net", Observed: true, Role: topology.RoleSwitch, Ports: []topology.Port{
				{Name: "swp1", Alias: "to leaf2", Kind: topology.Physical, Oper: topology.Up, Speed: 100e6, Duplex: topology.HalfDuplex, MTU: 1500},
				{Name: "swp2", Kind: topology.Physical, Oper: topology.Down, Optic: &topology.Optic{Model: "SFP-10G-LRM"}},
			}},
			{ID: "2", Name: "leaf2", Ports: []topology.Port{}},
		},
		Links: []topology.Link{{
			A: topology.PortRef{Device: "1", Port: "swp1"}, B: topology.PortRef{Device: "2", Port: "swp9"}, State: topology.Unverified,
		}},
	})
}

func sr4OverOM4(t *testing.T, metres float64) *cabling.Channel {
	t.Helper()
	phy, err := cabling.LookupPHY("100GBASE-SR4")
	if err != nil {
		t.Fatal(err)
	}
	medium, err := cabling.LookupMedium("om4")
	if err != nil {
		t.Fatal(err)
	}
	end := cabling.End{PHY: phy}
	return &cabling.Channel{ID: "c1", A: end, B: end, Medium: medium, Length: cabling.Metres(metres)}
}

// A rule for a whole list is as severe as the file says.
func TestSeverityOfRows(t *testing.T) {
	applied, _ := apply(t, read(t, "version: 1\nrules: {port-used-twice: warning}\n"))
	list := rules.NewList([]rules.Rule{applied[position(applied, "port-used-twice")]}, cabling.DefaultSite())
	channel := sr4OverOM4(t, 50)
	channel.A.Device, channel.A.Port = "leaf1", "swp1"
	list.Check(channel)
	if outcome := list.Check(channel); len(outcome.Findings) != 1 || outcome.Findings[0].Severity != topology.Warning {
		t.Errorf("found %+v, want one warning", outcome.Findings)
	}
}

// What a list does not tell of a pathway, the file does.
func TestPathwayOfTheSite(t *testing.T) {
	policy := read(t, "version: 1\nsite: {pathways: {T-01: {tray: 20x50}}}\n")
	channel := sr4OverOM4(t, 50)
	channel.Pathways, channel.Diameter, channel.Count = []cabling.Pathway{{Name: "t-01"}}, 5, 30
	outcome := rules.CheckChannel(channel, rules.All(), policy.Site)
	if outcome.Verdict != rules.Fail || outcome.Findings[0].Rule != "pathway-fill" || slices.Contains(outcome.Unchecked, "size of t-01") {
		t.Errorf("%+v, want a tray that is too full", outcome)
	}
	if outcome := rules.CheckChannel(channel, rules.All(), cabling.DefaultSite()); outcome.Verdict != rules.Pass || !slices.Contains(outcome.Unchecked, "size of t-01") {
		t.Errorf("%+v, want a size that is not told", outcome)
	}
}
