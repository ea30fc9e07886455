package policy

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"cablewright/cabling"
	"cablewright/cabling/cables"
	"cablewright/cabling/rules"
	"cablewright/topology"
)

func TestNetworkExpressions(t *testing.T) {
	for _, test := range []struct{ name, subject, when, at string }{
		{"device by name", "device", `!device.name.matches("^[a-z]+[0-9]+$")`, "leaf1"},
		{"device by its ports", "device", `device.ports.exists(p, p.optic_model.contains("LRM"))`, "leaf1"},
		{"device not observed", "device", `!device.observed`, "leaf2"},
		{"port by alias", "port", `port.oper == "up" && port.alias == "" || port.optic_model.endsWith("LRM")`, "leaf1 swp2"},
		{"port with its device", "port", `device.role == "switch" && has(port.mtu) && port.mtu < 9000`, "leaf1 swp1"},
		{"port by speed", "port", `has(port.speed) && port.speed == 100e6`, "leaf1 swp1"},
		{"link by state", "link", `link.state == "unverified"`, "leaf1 swp1 — leaf2 swp9"},
		{"link by its ends", "link", `link.a.device.name.startsWith("leaf") && link.b.port.name == "swp9"`, "leaf1 swp1 — leaf2 swp9"},
		{"link to itself", "link", `link.a.device == link.b.device`, ""},
		{"nothing", "device", `device.ports.size() > 2`, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			applied, before := apply(t, read(t, ownRule(test.subject, "'"+test.when+"'")))
			var at []string
			for _, finding := range rules.Run(rules.Input{Network: twoSwitches()}, applied[before:]) {
				var places []string
				for _, place := range finding.At {
					places = append(places, place.String())
				}
				at = append(at, strings.Join(places, " — "))
				want := topology.Finding{Rule: "own-rule", Severity: topology.Error, At: finding.At, Message: "found", Why: "because", Fix: "change it", Source: "policy.yaml"}
				if !reflect.DeepEqual(finding, want) {
					t.Errorf("finding %+v, want %+v", finding, want)
				}
			}
			if got := strings.Join(at, ", "); got != test.at {
				t.Errorf("found at %q, want %q", got, test.at)
			}
		})
	}
}

func TestChannelExpressions(t *testing.T) {
	for _, test := range []struct {
		name, when string
		verdict    rules.Verdict
		message    string
	}{
		{"hit", `channel.phy_a == "100GBASE-SR4" && channel.medium == "om4"`, rules.Fail, "found"},
		{"miss", `channel.phy_a == "10GBASE-LRM" || channel.phy_b == "10GBASE-LRM"`, rules.Pass, ""},
		{"whole number beside a length", `channel.length_m > 50`, rules.Fail, "found"},
		{"elements", `channel.elements.exists(e, e.kind == "splice")`, rules.Pass, ""},
		{"asked first", `has(channel.cord_m) && channel.cord_m > 5`, rules.Pass, ""},
		{"empty text is not told", `!has(channel.label)`, rules.Fail, "found"},
		{"what is not told of tests, power and labels", `has(channel.colour) || has(channel.tested_db) || has(channel.rx_dbm_a) || has(channel.poe_type) || has(channel.label_a) || has(channel.bonded) || has(channel.matings) || has(channel.cable_awg)`, rules.Pass, ""},
		{"ends of elements", `channel.elements.all(e, !has(e.fibres) && !has(e.pinned))`, rules.Fail, "found"},
		{"not told", `channel.cord_m > 5`, rules.Warn, "not checked, the expression of the rule failed: cord_m is not told"},
		{"way not told", `has(channel.route) || has(channel.pathway) || has(channel.count) || has(channel.upgrade)`, rules.Pass, ""},
		{"usual diameter", `channel.od_mm == 2.0`, rules.Fail, "found"},
		{"true whatever is not told", `channel.cord_m > 5 || channel.length_m > 50`, rules.Fail, "found"},
	} {
		t.Run(test.name, func(t *testing.T) {
			applied, before := apply(t, read(t, ownRule("channel", "'"+test.when+"'")))
			outcome := rules.CheckChannel(sr4OverOM4(t, 60), applied[before:], cabling.DefaultSite())
			message := ""
			if len(outcome.Findings) > 0 {
				message = outcome.Findings[0].Message
			}
			if outcome.Verdict != test.verdict || message != test.message {
				t.Errorf("%s %q, want %s %q", outcome.Verdict, message, test.verdict, test.message)
			}
		})
	}
}

// What is told of the ports at the ends.
func TestEndExpressions(t *testing.T) {
	channel := sr4OverOM4(t, 60)
	mode, err := cabling.ParseMode("4 x 25g")
	if err != nil {
		t.Fatal(err)
	}
	mau, _ := cabling.LookupMAU(102)
	channel.A.Mode, channel.A.MAU, channel.A.Part, channel.A.Cage = mode, mau, cabling.ReadPart("QSFP-100G-SR4-S"), "QSFP-DD"
	channel.A.PortSpeed, channel.A.Power, channel.A.CagePower = 400e9, 3.5, 14
	for _, when := range []string{
		`channel.mode_a == "4x25G" && channel.mode_b == ""`,
		`channel.mau_a == "dot3MauType100GbaseSR4" && !has(channel.mau_b)`,
		`channel.part_a.startsWith("QSFP-100G") && channel.part_b == ""`,
		`channel.cage_a == "QSFP-DD" && channel.cage_b == ""`,
		`channel.port_speed_a == 400e9 && !has(channel.port_speed_b)`,
		`channel.power_w_a > 3.0 && channel.power_w_a < channel.cage_w_a && !has(channel.power_w_b) && !has(channel.cage_w_b)`,
	} {
		applied, before := apply(t, read(t, ownRule("channel", "'"+when+"'")))
		if outcome := rules.CheckChannel(channel, applied[before:], cabling.DefaultSite()); outcome.Verdict != rules.Fail {
			t.Errorf("%s: %s, want a finding", when, outcome.Verdict)
		}
	}
}

// An expression that would take long ends at its cost limit, and says so.
// What a list tells of tests, power and labels is there for a team's own rules.
func TestTestedPoweredLabelled(t *testing.T) {
	yes := true
	channel := sr4OverOM4(t, 60)
	channel.Colour, channel.Bonded, channel.CableAWG, channel.Mated = "aqua", &yes, 23, 40
	channel.Power = cabling.Power{Type: 3, Delivered: 51, Needed: 40}
	channel.Tested = cabling.Test{Loss: cabling.Decibels(1), FromA: cabling.Decibels(1.1), FromB: cabling.Decibels(1.2), EncircledFlux: &yes}
	channel.A.Label, channel.A.Rx, channel.A.Tx = "L1", cabling.Decibels(-3), cabling.Decibels(-1)
	channel.B.Label, channel.B.Rx, channel.B.Tx = "L2", cabling.Decibels(-4), cabling.Decibels(-2)
	for _, when := range []string{
		`channel.colour == "aqua"`, `channel.bonded`, `channel.cable_awg == 23`, `channel.matings == 40`,
		`channel.poe_type == 3`, `channel.poe_pd_w == 40.0`,
		`channel.tested_db == 1.2`, `channel.tested_db_a == 1.1`, `channel.tested_db_b == 1.2`, `channel.tested_launch`,
		`channel.label_a == "L1"`, `channel.label_b == "L2"`,
		`channel.rx_dbm_a == -3.0`, `channel.rx_dbm_b == -4.0`, `channel.tx_dbm_a == -1.0`, `channel.tx_dbm_b == -2.0`,
	} {
		applied, before := apply(t, read(t, ownRule("channel", "'"+when+"'")))
		if outcome := rules.CheckChannel(channel, applied[before:], cabling.DefaultSite()); outcome.Verdict != rules.Fail {
			t.Errorf("%s: %+v, want a finding", when, outcome)
		}
	}
}

func TestCostLimit(t *testing.T) {
	network := twoSwitches()
	network.Devices[0].Ports = make([]topology.Port, 400)
	applied, before := apply(t, read(t, ownRule("device", "device.ports.all(a, device.ports.all(b, device.ports.all(c, a.mac == b.mac && b.mac == c.mac)))")))
	var costly []topology.Finding
	for _, finding := range rules.Run(rules.Input{Network: network}, applied[before:]) {
		if strings.Contains(finding.Message, "cost limit") {
			costly = append(costly, finding)
		}
	}
	if len(costly) != 1 || costly[0].Severity != topology.Warning {
		t.Errorf("found %+v, want one warning about the cost", costly)
	}
}

func TestSameFindingsEveryTime(t *testing.T) {
	text := ownRule("port", `port.mtu < 9000 || device.name == ""`)
	var first []topology.Finding
	for range 3 {
		applied, _ := apply(t, read(t, text))
		findings := rules.Run(rules.Input{Network: twoSwitches()}, applied)
		if first != nil && !reflect.DeepEqual(findings, first) {
			t.Fatalf("findings %+v, before %+v", findings, first)
		}
		first = findings
	}
}

// A team's own rules see where a cable runs, and the length that is planned.
func TestWayExpressions(t *testing.T) {
	applied, before := apply(t, read(t, ownRule("channel",
		`'channel.route.startsWith("same rack U10") && channel.pathway == "T-01; C-3" && channel.count == 2 && channel.upgrade == 400e9 && channel.length_m == 3.0'`)))
	channel := sr4OverOM4(t, 0)
	route, err := cabling.ParseRoute("U10 -> U40, slack 0.15 m")
	if err != nil {
		t.Fatal(err)
	}
	channel.Route, channel.Length, channel.Count, channel.Upgrade = route, cabling.Length{}, 2, 400e9
	channel.Pathways = []cabling.Pathway{{Name: "T-01"}, {Name: "C-3"}}
	if outcome := rules.CheckChannel(channel, applied[before:], cabling.DefaultSite()); outcome.Verdict != rules.Fail || outcome.Findings[0].Message != "found" {
		t.Errorf("%+v, want it found", outcome)
	}
}

// An expression may ask for every column that a list may have.
func TestEveryColumnIsAField(t *testing.T) {
	fields := channelKind().fields
	elsewhere := []string{"poe_pse", "fec", "form_factor"} // poe_type, and each end
	for _, column := range cables.Columns() {
		if _, told := fields[column.Name]; !told && !slices.Contains(elsewhere, column.Name) {
			t.Errorf("channel has no field %s", column.Name)
		}
	}
	for _, test := range []struct {
		when    string
		channel cabling.Channel
	}{
		{`channel.attenuation_db_km > 0.4`, cabling.Channel{Attenuation: 0.5}},
		{`channel.met == "vendor, grid"`, cabling.Channel{Met: []cabling.Need{cabling.NeedVendor, cabling.NeedGrid}}},
		{`channel.side_a == "D" && channel.side_b == "U"`, cabling.Channel{A: cabling.End{Side: "D"}, B: cabling.End{Side: "U"}}},
	} {
		condition, fault := compile(test.when, map[string]*kind{"channel": channelKind()})
		if fault != nil {
			t.Fatalf("%s: %v", test.when, fault)
		}
		if holds, err := condition.holds(map[string]any{"channel": object{channelKind(), &test.channel}}); !holds || err != nil {
			t.Errorf("%s: %v, %v", test.when, holds, err)
		}
	}
}
