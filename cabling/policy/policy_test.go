package policy

import (
	"errors"
	"reflect"
	"regexp"
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
  connections: {multimode: 6, singlemode: 0}
  test_margin_db: 1
  receiver_margin_db: 1.5
  plan_margin_db: 4
  bundle: 48
  labels: {pattern: "[A-Z]-[0-9]{2}|X"}
limits: {port_reserve_percent: 10, port_reserve_min_ports: 4}
`)
	site := cabling.DefaultSite()
	site.Attenuation = map[cabling.Grade]float64{cabling.OM4: 3, cabling.OS2: 0.4}
	site.LC, site.MPO, site.LossMargin, site.ReachMargin = 0.25, 0.35, 0.5, 0.2
	site.MultimodePairs, site.SinglemodePairs, site.Bundle = 6, 0, 48
	site.TestMargin, site.ReceiverMargin, site.PlanMargin = 1, 1.5, 4
	site.Labels = regexp.MustCompile(`^(?:[A-Z]-[0-9]{2}|X)$`)
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
	applied, err := read(t, "version: 1\nrules:\n  loss-margin: off\n  half-duplex: error\n").Apply(given)
	if err != nil {
		t.Fatal(err)
	}
	if len(applied) != len(given)-1 || position(applied, "loss-margin") >= 0 {
		t.Errorf("%d of %d rules, want all but loss-margin", len(applied), len(given))
	}
	changed := applied[position(applied, "half-duplex")]
	findings := rules.Run(rules.Input{Network: twoSwitches()}, []rules.Rule{changed})
	if changed.Severity != topology.Error || len(findings) != 1 || findings[0].Severity != topology.Error {
		t.Errorf("half-duplex is %v and found %+v, want one error", changed.Severity, findings)
	}
	if given[position(given, "half-duplex")].Severity != topology.Warning {
		t.Error("the rules given were changed")
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
				{Name: "swp1", Alias: "to leaf2", Kind: topology.Physical, Oper: topology.Up, Speed: 1e9, Duplex: topology.HalfDuplex, MTU: 1500},
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
