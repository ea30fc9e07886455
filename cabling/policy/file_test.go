package policy

import (
	"bytes"
	"strings"
	"testing"

	"cablewright/cabling"
	"cablewright/cabling/rules"
)

func TestBadFiles(t *testing.T) {
	good := ownRule("device", "device.observed")
	for _, test := range []struct{ name, text, want string }{
		{"empty", "", "policy.yaml:1:1: the file is empty"},
		{"no YAML", "version: [1\n", "policy.yaml:1:10: not YAML: "},
		{"no version", "rules: {}\n", `policy.yaml:1:1: version "" of the file is not known, want version: 1`},
		{"later version", "version: 2\n", `version "2" of the file is not known, want version: 1`},
		{"unknown key", "version: 1\nrule: {}\n", `policy.yaml:2:1: unknown key "rule" in the file, want one of custom, limits, rules, site, version`},
		{"key twice", "version: 1\nrules: {a: off, a: error}\n", `policy.yaml:2:17: `},
		{"no severity", "version: 1\nrules: {loss-margin: fatal}\n", `policy.yaml:2:22: "fatal" for the rule loss-margin, want off, info, warning or error`},
		{"no grade of fibre", "version: 1\nsite: {attenuation: {cat6: 1}}\n", `policy.yaml:2:22: unknown grade "cat6" of fibre, want one of om1, om2, om3, om4, om5, os2`},
		{"no number", "version: 1\nsite: {margin_db: 0.3dB}\n", `policy.yaml:2:19: margin_db "0.3dB", want a number from 0 to 60`},
		{"not a number", "version: 1\nsite: {margin_db: nan}\n", `margin_db "nan", want a number from 0 to 60`},
		{"negative", "version: 1\nsite: {connectors: {lc: -1}}\n", `lc "-1", want a number from 0 to 60`},
		{"percent", "version: 1\nlimits: {port_reserve_percent: 101}\n", `want a number from 0 to 100`},
		{"half a port", "version: 1\nlimits: {port_reserve_min_ports: 1.5}\n", `port_reserve_min_ports 1.5, want a whole number`},
		{"half a rack unit", "version: 1\nsite: {route: {rack_units: 41.5}}\n", `policy.yaml:2:28: rack_units 41.5, want a whole number`},
		{"nothing in a tray", "version: 1\nsite: {tray_fill_percent: 0}\n", `policy.yaml:2:27: tray_fill_percent "0", want a number from 1 to 100`},
		{"kind of slack", "version: 1\nsite: {route: {slack_m: {rope: 1}}}\n", `policy.yaml:2:26: unknown kind of cable "rope" in slack_m, want one of dac, aoc, fibre, copper, trunk`},
		{"order of lengths", "version: 1\nsite: {route: {stock_m: {dac: [1, 3, 2]}}}\n", `policy.yaml:2:38: stock_m of dac: 2 after 3, want each longer than the one before`},
		{"lengths, no list", "version: 1\nsite: {route: {stock_m: {dac: 1}}}\n", `policy.yaml:2:31: stock_m of dac: want a list`},
		{"size of a tray", "version: 1\nsite: {pathways: {T-01: {tray: 300}}}\n", `policy.yaml:2:32: reading the size of a tray "300": want a form such as 100x300 mm`},
		{"size of a conduit", "version: 1\nsite: {pathways: {C-1: {conduit: 35 l}}}\n", `policy.yaml:2:34: unknown unit "l": want mm, cm or in`},
		{"no size", "version: 1\nsite: {pathways: {C-1: {}}}\n", `policy.yaml:2:24: pathway C-1 has no size, want {tray: 100x300} or {conduit: 35}`},
		{"tray and conduit", "version: 1\nsite: {pathways: {C-1: {conduit: 35, tray: 1x2}}}\n", `a pathway is a tray or a conduit, want one of them`},
		{"pathway twice", "version: 1\nsite: {pathways: {C-1: {conduit: 35}, c-1: {conduit: 35}}}\n", `policy.yaml:2:39: pathway c-1 twice`},
		{"no list", "version: 1\ncustom: {id: a}\n", "custom: want a list"},
		{"parts missing", "version: 1\ncustom:\n  - id: a\n    severity: info\n    for: device\n", `policy.yaml:3:5: custom rule "a" has no when, want id, severity, for, when and message`},
		{"id", strings.Replace(good, "own-rule", "Own_Rule", 1), `policy.yaml:3:9: id "Own_Rule", want small letters, digits and single dashes`},
		{"labels wanted", "version: 1\nsite: {labels: {required: maybe}}\n", `policy.yaml:2:27: required "maybe", want true or false`},
		{"no PHY", "version: 1\nsite: {accepted_phys: [40G-BiDii]}\n", `policy.yaml:2:24: unknown PHY "40G-BiDii"; the nearest are 40G-BiDi`},
		{"labels", "version: 1\nsite: {labels: {pattern: '['}}\n", `policy.yaml:2:26: pattern "[": error parsing regexp: missing closing ]: ` + "`[`"},
		{"half a pair", "version: 1\nsite: {connections: {multimode: 2.5}}\n", `policy.yaml:2:33: multimode 2.5, want a whole number`},
		{"subject", ownRule("cable", "true"), `policy.yaml:5:10: for "cable", want one of channel, device, link, port`},
		{"severity", strings.Replace(good, "severity: error", "severity: fatal", 1), `policy.yaml:4:15: severity "fatal", want info, warning or error`},
		{"two of one id", good + strings.TrimPrefix(good, "version: 1\ncustom:\n"), `policy.yaml:10:9: two custom rules have the id "own-rule"`},
		{"syntax", ownRule("device", `device.name ==`), "policy.yaml:6:25: Syntax error"},
		{"no variable", ownRule("device", `devise.name == "x"`), `policy.yaml:6:11: undeclared reference to 'devise', want device`},
		{"no field", ownRule("channel", `channel.lenght_m > 3`), `policy.yaml:6:18: undefined field 'lenght_m'; Channel has a_device, `},
		{"no field, quoted", ownRule("channel", `'channel.lenght_m > 3'`), `policy.yaml:6:19: undefined field`},
		{"no field, in a block", ownRule("channel", "|\n      channel.phy_a == \"x\" &&\n      channel.lenght_m > 3"), `policy.yaml:8:14: undefined field`},
		{"no field, folded", ownRule("channel", ">\n      channel.phy_a == \"x\" &&\n      channel.lenght_m > 3"), `policy.yaml:6:11: undefined field`},
		{"types", ownRule("port", `port.name > 3`), `policy.yaml:6:21: found no matching overload for '_>_' applied to '(string, int)'`},
		{"no truth", ownRule("port", `port.name`), `policy.yaml:6:11: the expression gives string, want true or false`},
		{"regular expression", ownRule("port", `port.name.matches("[")`), `policy.yaml:6:29: `},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := Read(strings.NewReader(test.text), "policy.yaml")
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v\nwant one with %s", err, test.want)
			}
		})
	}
}

// Whatever stands in a file, it is read or refused, and what is read runs.
func FuzzRead(f *testing.F) {
	f.Add([]byte("version: 1\nsite: {labels: {pattern: '[A-Z]+'}, connections: {multimode: 3}, bundle: 9}\n"))
	f.Add([]byte("version: 1\nrules: {loss-margin: off}\nsite: {attenuation: {om4: 3}}\nlimits: {hot_link_percent: 3}\n"))
	f.Add([]byte("version: 1\nsite: {route: {rack_units: 48, slack_m: {dac: 0.2}, stock_m: {aoc: [1, 2]}, step_m: 1}, pathways: {T-01: {tray: 102x203}, C-3: {conduit: 1.38 in}}}\n"))
	f.Add([]byte(ownRule("link", `link.a.port.speed != link.b.port.speed`)))
	f.Add([]byte(ownRule("device", `device.ports.all(p, p.mtu > 1500 && p.name.matches("^swp"))`)))
	f.Add([]byte(ownRule("port", "|\n      port.mtu >\n      (device.observed ? 3 : 4)")))
	f.Add([]byte(ownRule("channel", `channel.elements[7].loss_db > 0.5`)))
	f.Add([]byte(ownRule("channel", `'Channel{id: "x"} == channel'`)))
	f.Add([]byte(ownRule("device", `type(device) == type(device.ports[0]) || string(device) == ""`)))
	network := twoSwitches()
	channel := &cabling.Channel{ID: "c1"}
	f.Fuzz(func(t *testing.T, text []byte) {
		policy, err := Read(bytes.NewReader(text), "policy.yaml")
		if err != nil {
			if !strings.HasPrefix(err.Error(), "policy.yaml:") {
				t.Errorf("error without a place: %v", err)
			}
			return
		}
		for _, own := range policy.custom {
			rules.Run(rules.Input{Network: network}, []rules.Rule{own.Rule})
			rules.CheckChannel(channel, []rules.Rule{own.Rule}, policy.Site)
		}
	})
}
