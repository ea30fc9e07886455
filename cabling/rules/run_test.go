package rules

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"cablewright/topology"
)

func TestRunOrder(t *testing.T) {
	at := func(name, port string) []topology.Place { return []topology.Place{{Name: name, Port: port}} }
	want := []topology.Finding{
		{Rule: "b", Why: "why", Severity: topology.Error, At: at("leaf2", "swp2")},
		{Rule: "b", Why: "why", Severity: topology.Error, At: at("leaf2", "swp10")},
		{Rule: "b", Why: "why", Severity: topology.Error, At: at("leaf10", "swp1")},
		{Rule: "a", Why: "why", Severity: topology.Warning, At: at("leaf1", "swp1")},
		{Rule: "a", Why: "why", Severity: topology.Warning, At: at("leaf1", "swp1"), Message: "more"},
		{Rule: "a", Why: "why", Severity: topology.Info, At: at("leaf1", "swp1")},
	}
	says := func(id string) Rule {
		return Rule{ID: id, Why: "why", Check: func(Input) []topology.Finding {
			var mine []topology.Finding
			for _, finding := range want {
				if finding.Rule == id {
					mine = append(mine, finding)
				}
			}
			rand.Shuffle(len(mine), func(i, j int) { mine[i], mine[j] = mine[j], mine[i] })
			return mine
		}}
	}
	in := Input{Network: topology.NewNetwork(&topology.Snapshot{})}
	for range 20 {
		if got := Run(in, []Rule{says("b"), says("a")}); !reflect.DeepEqual(got, want) {
			t.Fatalf("got %+v\nwant %+v", got, want)
		}
	}
}

// The zero Limits stand for the defaults; a rule must not see zeros.
func TestRunDefaultLimits(t *testing.T) {
	var seen Limits
	rule := Rule{ID: "x", Check: func(in Input) []topology.Finding {
		seen = in.Limits
		return nil
	}}
	Run(Input{Network: topology.NewNetwork(&topology.Snapshot{})}, []Rule{rule})
	if seen != DefaultLimits() {
		t.Errorf("limits %+v, want %+v", seen, DefaultLimits())
	}
}

func TestWords(t *testing.T) {
	devices := func(names string) []*topology.Device {
		var list []*topology.Device
		for _, name := range strings.Fields(names) {
			list = append(list, &topology.Device{Name: name})
		}
		return list
	}
	for got, want := range map[string]string{
		speedText(0):                     "0 bit/s",
		speedText(2.5e9):                 "2.5 Gbit/s",
		speedText(100e6):                 "100 Mbit/s",
		speedText(1.6e12):                "1.6 Tbit/s",
		ratioText(3):                     "3:1",
		ratioText(12.345):                "12.3:1",
		count(1, "link"):                 "1 link",
		count(2, "link"):                 "2 links",
		deviceList(devices("a")):         "a",
		deviceList(devices("a b")):       "a and b",
		deviceList(devices("a b c d")):   "a, b, c and d",
		deviceList(devices("a b c d e")): "a, b, c and 2 more",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
