package rules

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"cablewright/cabling"
	"cablewright/topology"
)

const cabledNetwork = `
port leaf1 swp1 {"optic":{"model":"QSFP-100G-SR4-S"},"speed":100000000000}
port spine1 swp1 {"phy":"100GBASE-SR4","speed":100000000000}
link leaf1 swp1 spine1 swp1
link leaf1 swp2 spine1 swp2
link leaf1 swp3 spine1 swp3
`

func joined(t *testing.T, network, list string) (*topology.Network, *cabling.Joined) {
	t.Helper()
	n := readNetwork(t, network)
	return n, cabling.Join(n, readChannels(t, list))
}

// Every row has a verdict, whether it has a link or not, and its findings name it
// and are at the ends of the link in the order of the row.
func TestCheckCables(t *testing.T) {
	network, cables := joined(t, cabledNetwork, `id long; a_device SPINE1; a_port swp1; b_device leaf1; b_port swp1; medium om4; length_m 120 m; elements 2xMPO@0.2
id lacks; a_device leaf1; a_port swp2; b_device spine1; b_port swp2; phy 10GBASE-SR; medium om4
id strange; a_device leaf1; a_port swp9; b_device spine1; b_port swp9; phy 10GBASE-SR; medium om4; length_m 900 m
id unread; a_device leaf1; a_port swp3; b_device spine1; b_port swp3; length_m x`)
	for i := range cables.Channels {
		cables.Channels[i].Line = 10 + i
	}
	findings, outcomes := CheckCables(network, cables, All(), cabling.DefaultSite())
	var verdicts []Verdict
	rows := map[string]int{}
	for i, outcome := range outcomes {
		verdicts = append(verdicts, outcome.Verdict)
		rows[cables.Channels[i].ID] = cables.Channels[i].Line
	}
	if want := []Verdict{Fail, Unverifiable, Fail, Unverifiable}; !slices.Equal(verdicts, want) {
		t.Errorf("verdicts %v, want %v", verdicts, want)
	}
	for _, want := range []string{
		"reach-exceeded at spine1 swp1, leaf1 swp1: long: ", // its PHY is what the ports have
		"cable-unknown at leaf1 swp2, spine1 swp2: lacks cannot be judged without length",
		"reach-exceeded at leaf1 swp9, spine1 swp9: strange: ",
		`unreadable-row at leaf1 swp3, spine1 swp3: unread: row 1, column length_m: reading the length "x"`,
	} {
		if !strings.Contains(findingLines(findings), want) {
			t.Errorf("no finding %q among\n%s", want, findingLines(findings))
		}
	}
	for _, finding := range findings {
		if finding.At[0].Device == "" || finding.Why == "" || finding.Fix == "" || finding.Source == "" {
			t.Errorf("finding without device, why, fix or source: %+v", finding)
		}
		if finding.Line != rows[finding.Row] || finding.Row == "" && len(finding.At) == 2 {
			t.Errorf("finding of row %q, line %d; want one of %v", finding.Row, finding.Line, rows)
		}
	}
}

// findingLines writes a finding a line: rule, places, message.
func findingLines(findings []topology.Finding) string {
	var text strings.Builder
	for _, f := range findings {
		var at []string
		for _, place := range f.At {
			at = append(at, place.String())
		}
		fmt.Fprintf(&text, "%s at %s: %s\n", f.Rule, strings.Join(at, ", "), f.Text())
	}
	return text.String()
}

// What a row tells is not replaced by what the ports tell.
func TestJoinKeepsTheList(t *testing.T) {
	_, cables := joined(t, cabledNetwork, "id C1; a_device leaf1; a_port swp1; b_device spine1; b_port swp1; phy_a 100GBASE-LR4; speed 10G")
	cable := cables.Channels[0]
	if cable.A.PHY.Name != "100GBASE-LR4" || cable.B.PHY.Name != "100GBASE-SR4" || cable.Speed != 10e9 {
		t.Errorf("A %v, B %v, speed %d; want the list's 100GBASE-LR4 and 10G, and the port's 100GBASE-SR4",
			cable.A.PHY.Name, cable.B.PHY.Name, cable.Speed)
	}
	if got := fmt.Sprint(cables.Open); got != "[1 2]" {
		t.Errorf("links without a row %s, want [1 2]", got)
	}
}

// What transceivers measure is laid beside the cable of the list: the loss between
// them is held to its plan. Of the power at a port, Check tells, and the verdict of
// the row is by it; a power that the list tells is the row's own.
func TestPowersOfPorts(t *testing.T) {
	const ports = `
port leaf1 swp1 {"optic":{"model":"SFP-10G-SR","rxPower":-20,"txPower":-2.5}}
port spine1 swp1 {"optic":{"model":"SFP-10G-SR","rxPower":-4,"txPower":-2.5}}
link leaf1 swp1 spine1 swp1
`
	const row = "id C1; a_device leaf1; a_port swp1; b_device spine1; b_port swp1; medium om3; length_m 50 m; elements 2xLC@0.5"
	network, cables := joined(t, ports, row)
	findings, outcomes := CheckCables(network, cables, All(), cabling.DefaultSite())
	if got := findingLines(findings); outcomes[0].Verdict != Fail || !strings.Contains(got, "loss-above-plan at leaf1 swp1, spine1 swp1: C1: 17.5 dB are lost from B to A") ||
		strings.Contains(got, "rx-power-low") {
		t.Errorf("%v\n%s", outcomes[0].Verdict, got)
	}
	network, cables = joined(t, ports, row+"; rx_dbm_a -21")
	findings, _ = CheckCables(network, cables, All(), cabling.DefaultSite())
	if got := findingLines(findings); !strings.Contains(got, "rx-power-low at leaf1 swp1, spine1 swp1: C1: the A end receives -21.0 dBm") {
		t.Errorf("no finding about what the list tells:\n%s", got)
	}
}

// A port is held to the margin of the site, as a row of a list is.
func TestPortsAreHeldToTheSite(t *testing.T) {
	network := readNetwork(t, `port leaf1 swp1 {"optic":{"model":"SFP-10G-SR","rxPower":-8.5}}`)
	for margin, want := range map[float64]int{1: 0, 2: 1} {
		site := cabling.DefaultSite()
		site.ReceiverMargin = margin
		if found := Run(Input{Network: network, Site: site}, []Rule{rxPowerLow}); len(found) != want {
			t.Errorf("within %g dB: %d findings, want %d\n%s", margin, len(found), want, findingLines(found))
		}
	}
}

// A port that is down has its reason: that it receives no light is no fault of the
// cable.
func TestPowersOfPortsThatAreDown(t *testing.T) {
	network, cables := joined(t, `
port leaf1 swp1 {"optic":{"model":"SFP-10G-SR","rxPower":-40,"txPower":-40},"oper":"down"}
port spine1 swp1 {"optic":{"model":"SFP-10G-SR","rxPower":-40,"txPower":-2.5},"oper":"down"}
link leaf1 swp1 spine1 swp1
`, "id C1; a_device leaf1; a_port swp1; b_device spine1; b_port swp1; medium om3; length_m 50 m; elements 2xLC@0.5")
	if findings, outcomes := CheckCables(network, cables, All(), cabling.DefaultSite()); outcomes[0].Verdict != Pass {
		t.Errorf("%v\n%s", outcomes[0].Verdict, findingLines(findings))
	}
}

// A link that is slower than its ends is told once: by Check, if the ports show it.
func TestSlowLinkIsToldOnce(t *testing.T) {
	network, cables := joined(t, `
port leaf1 swp1 {"speed":1000000000,"optic":{"model":"SFP-10G-SR"}}
port spine1 swp1 {"speed":1000000000,"optic":{"model":"SFP-10G-SR"}}
link leaf1 swp1 spine1 swp1
link leaf1 swp2 spine1 swp2
`, `id shown; a_device spine1; a_port swp1; b_device leaf1; b_port swp1; phy 10GBASE-SR; medium om3; length_m 50 m
id listed; a_device leaf1; a_port swp2; b_device spine1; b_port swp2; phy 10GBASE-SR; speed 1G; medium om3; length_m 50 m`)
	findings, outcomes := CheckCables(network, cables, All(), cabling.DefaultSite())
	got := findingLines(findings)
	if strings.Contains(got, "shown: the link runs") || !strings.Contains(got, "below-capability at leaf1 swp2, spine1 swp2: listed: the link runs at 1 Gbit/s") {
		t.Errorf("want below-capability of listed alone:\n%s", got)
	}
	if outcomes[0].Verdict != Warn {
		t.Errorf("verdict %v of a slow link, want %v", outcomes[0].Verdict, Warn)
	}
}

// Of two rows for one port, the one that the network has elsewhere is wrong,
// whichever comes first.
func TestPortOfARightAndAWrongRow(t *testing.T) {
	network, cables := joined(t, cabledNetwork, `id wrong; a_device leaf1; a_port swp2; b_device spine1; b_port swp3; phy 10GBASE-SR; medium om4; length_m 5 m
id right; a_device leaf1; a_port swp3; b_device spine1; b_port swp3; phy 10GBASE-SR; medium om4; length_m 5 m`)
	findings, outcomes := CheckCables(network, cables, All(), cabling.DefaultSite())
	if outcomes[0].Verdict != Fail || outcomes[1].Verdict != Pass {
		t.Errorf("verdicts %v and %v, want fail and pass:\n%s", outcomes[0].Verdict, outcomes[1].Verdict, findingLines(findings))
	}
}

// Two rows that lead over a panel end in its port from either side; two that do
// not make up a link of the network share a port.
func TestRowsOverAPanel(t *testing.T) {
	const rows = `id C1; a_device leaf1; a_port swp1; b_device PP1; b_port 7; phy_a 10GBASE-SR; medium om4; length_m 5 m
id C2; a_device PP1; a_port 7; b_device spine1; b_port swp1; phy_b 10GBASE-SR; medium om4; length_m 5 m
id C3; a_device leaf1; a_port swp2; b_device PP1; b_port 8; phy_a 10GBASE-SR; medium om4; length_m 5 m
id C4; a_device PP1; a_port 8; b_device spine1; b_port swp3; phy_b 10GBASE-SR; medium om4; length_m 5 m`
	network, cables := joined(t, cabledNetwork, rows)
	findings, _ := CheckCables(network, cables, All(), cabling.DefaultSite())
	got := findingLines(findings)
	for _, row := range []string{"C1", "C2"} {
		if strings.Contains(got, row+": ") || strings.Contains(got, row+" is no link") {
			t.Errorf("finding about %s, which is a part of a link:\n%s", row, got)
		}
	}
	if !strings.Contains(got, "port-used-twice at PP1 8, spine1 swp3: C4: PP1 8 is an end of C3 too") || !strings.Contains(got, "wrong-neighbour at leaf1 swp2, PP1 8: C3: ") {
		t.Errorf("no finding about two cables that make up no link:\n%s", got)
	}
	if len(cables.Open) != 0 {
		t.Errorf("links without a row: %v; want none, each has a row at an end", cables.Open)
	}
}

// BenchmarkCheckCables joins as many rows with as many links and checks them.
func BenchmarkCheckCables(b *testing.B) {
	for _, links := range []int{10_000, 100_000} {
		b.Run(fmt.Sprintf("links=%d", links), func(b *testing.B) {
			network, channels := cabled(b, links)
			b.ReportAllocs()
			for b.Loop() {
				cables := cabling.Join(network, channels)
				_, outcomes := CheckCables(network, cables, All(), cabling.DefaultSite())
				unjudged := slices.IndexFunc(outcomes, func(o Outcome) bool { return o.Verdict == Unverifiable })
				if unjudged >= 0 || len(cables.Open) > 0 {
					b.Fatalf("row %d unverifiable, %d links without a row; want all joined and judged", unjudged, len(cables.Open))
				}
			}
		})
	}
}

// cabled returns leaves of 50 uplinks, and a row for each link with what ports
// do not tell. Every tenth cable is too long.
func cabled(b *testing.B, links int) (*topology.Network, []cabling.Channel) {
	var snapshot topology.Snapshot
	medium, err := cabling.LookupMedium("om4")
	if err != nil {
		b.Fatal(err)
	}
	device := func(name string) *topology.Device {
		snapshot.Devices = append(snapshot.Devices, topology.Device{ID: topology.DeviceID(name), Name: name, Observed: true})
		return &snapshot.Devices[len(snapshot.Devices)-1]
	}
	var channels []cabling.Channel
	for i := range links / 50 {
		leaf, spine := fmt.Sprint("leaf", i), fmt.Sprint("spine", i)
		var ports []topology.Port
		for p := range 50 {
			ports = append(ports, topology.Port{
				Name: fmt.Sprint("Ethernet1/", p), Kind: topology.Physical, Oper: topology.Up, Speed: 10e9,
				Optic: &topology.Optic{Model: "SFP-10G-SR"},
			})
			a, z := topology.PortRef{Device: topology.DeviceID(leaf), Port: ports[p].Name}, topology.PortRef{Device: topology.DeviceID(spine), Port: ports[p].Name}
			snapshot.Links = append(snapshot.Links, topology.Link{A: a, B: z})
			metres := 20.0 + float64(p)
			if p%10 == 0 {
				metres = 500
			}
			channels = append(channels, cabling.Channel{
				ID: fmt.Sprint("C", len(channels)), Medium: medium, Length: cabling.Metres(metres),
				A: cabling.End{Device: spine, Port: fmt.Sprint("Eth1/", p)}, B: cabling.End{Device: leaf, Port: fmt.Sprint("Eth1/", p)},
			})
		}
		device(leaf).Ports, device(spine).Ports = ports, ports
	}
	return topology.NewNetwork(&snapshot), channels
}

// Rows that are alike in the list are judged once only where their ports tell the
// same too.
func TestAlikeRowsAtUnlikePorts(t *testing.T) {
	const ports = `
port leaf1 swp1 {"optic":{"model":"SFP-10G-SR"},"speed":10000000000}
port leaf1 swp2 {"optic":{"model":"SFP-10G-LR"},"speed":10000000000}
port leaf1 swp3 {"optic":{"model":"SFP-10G-SRL"},"speed":10000000000}
port leaf1 swp4 {"optic":{"model":"SFP-10G-SR","rxPower":-20},"speed":10000000000}
port leaf1 swp5 {"optic":{"model":"SFP-10G-SR"},"speed":1000000000}
link leaf1 swp1 spine1 swp1
link leaf1 swp2 spine1 swp2
link leaf1 swp3 spine1 swp3
link leaf1 swp4 spine1 swp4
link leaf1 swp5 spine1 swp5
`
	var rows strings.Builder
	for i := 1; i <= 5; i++ {
		fmt.Fprintf(&rows, "id C%d; a_device leaf1; a_port swp%d; b_device spine1; b_port swp%d; medium om3; length_m 150 m; elements 2xLC@0.5\n", i, i, i)
	}
	found := func(like *cabling.Channel) string {
		n, channels := readNetwork(t, ports), readChannels(t, rows.String())
		for i := range channels {
			channels[i].Like = like
		}
		findings, _ := CheckCables(n, cabling.Join(n, channels), All(), cabling.DefaultSite())
		return findingLines(findings)
	}
	if alike, each := found(&cabling.Channel{}), found(nil); alike != each {
		t.Errorf("judged as alike\n%s\njudged each by itself\n%s", alike, each)
	}
}
