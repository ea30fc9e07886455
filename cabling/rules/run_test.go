package rules

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"cablewright/cabling"
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

// A rule that does not ask for names must not see any: what it says of a channel
// holds for all that are like it.
func TestListHidesNames(t *testing.T) {
	var seen []string
	looks := func(c *cabling.Channel) {
		seen = append(seen, c.ID+c.Label+c.A.Device+c.A.Port+c.A.Kind+c.B.Device+c.B.Port+c.B.Kind)
	}
	channel := func(c *cabling.Channel, _ cabling.Site) []topology.Finding { looks(c); return nil }
	end := cabling.End{Device: "leaf1", Port: "swp1", Kind: "front"}
	named := &cabling.Channel{ID: "C1", Label: "A", A: end, B: end}
	NewList([]Rule{{ID: "bare", Channel: channel}, {ID: "named", Channel: channel, Named: true}}, cabling.DefaultSite()).Check(named)
	if want := []string{"", "C1Aleaf1swp1frontleaf1swp1front"}; !reflect.DeepEqual(seen, want) {
		t.Errorf("rules saw %q, want %q", seen, want)
	}
}

// An outcome that hangs on the names of a channel is not that of all like it: a
// report that writes it once would tell others what is not so.
func TestOutcomesAlike(t *testing.T) {
	like := &cabling.Channel{}
	named := func(id, label string) *cabling.Channel {
		return &cabling.Channel{ID: id, Label: label, Like: like}
	}
	list := NewList(All(), cabling.DefaultSite())
	for _, c := range []struct {
		channel *cabling.Channel
		want    Verdict
		alike   bool
	}{
		{named("C1", ""), Unverifiable, true},
		{named("C2", "AD02-35:17"), Pass, false},
		{named("C3", "ad2-35:17"), Fail, false},
		{named("C4", ""), Unverifiable, true},
	} {
		outcome := list.Check(c.channel)
		if outcome.Verdict != c.want || (outcome.Like != nil) != c.alike {
			t.Errorf("%s: %s, like others: %v; want %s, %v", c.channel.ID, outcome.Verdict, outcome.Like != nil, c.want, c.alike)
		}
	}
}

// Channels that are like one another are judged once, and each finding is at its
// own channel.
func TestListRecalls(t *testing.T) {
	judged := 0
	rule := Rule{ID: "x", Channel: func(*cabling.Channel, cabling.Site) []topology.Finding {
		judged++
		return []topology.Finding{{Severity: topology.Warning, Message: "wrong", Fix: "mend"}}
	}}
	list, like := NewList([]Rule{rule}, cabling.DefaultSite()), &cabling.Channel{}
	for _, id := range []string{"C1", "C2", "C3"} {
		outcome := list.Check(&cabling.Channel{ID: id, Like: like})
		if outcome.Verdict != Warn || len(outcome.Findings) != 1 || outcome.Findings[0].At[0].Name != id {
			t.Errorf("%s: %+v", id, outcome)
		}
	}
	if judged != 1 {
		t.Errorf("judged %d times, want once", judged)
	}
	if list.Check(&cabling.Channel{ID: "C4"}); judged != 2 {
		t.Errorf("a channel that is like none was judged %d times", judged-1)
	}
}
