package policy

import (
	"cmp"
	"math"
	"regexp"
	"strconv"
	"strings"

	"cablewright/cabling"
	"cablewright/topology/yamltree"
)

// read reads the parts of a file.
func (p *Policy) read(tree *yamltree.Tree) error {
	var version string
	err := yamltree.Mapping(tree.Root, "the file", yamltree.Fields{
		"version": yamltree.IntoText(&version, "version"),
		"rules": func(node yamltree.Node) error {
			return yamltree.Entries(node, "rules", "the ID of a rule, and off or a severity", p.readSetting)
		},
		"site":   func(node yamltree.Node) error { return yamltree.Mapping(node, "site", p.siteFields()) },
		"limits": func(node yamltree.Node) error { return yamltree.Mapping(node, "limits", p.limitFields()) },
		"custom": func(node yamltree.Node) error {
			return yamltree.Sequence(node, "custom", func(node yamltree.Node) error { return p.readCustom(tree, node) })
		},
	})
	if err == nil && version != "1" {
		return yamltree.At(tree.Root, "version %q of the file is not known, want version: 1", version)
	}
	return err
}

// readSetting reads what becomes of one rule.
func (p *Policy) readSetting(key, value yamltree.Node) error {
	text, err := yamltree.Text(value, "setting of a rule")
	if err != nil {
		return err
	}
	setting := setting{rule: key.GetToken().Value, at: key, off: text == "off"}
	if !setting.off && setting.severity.UnmarshalText([]byte(text)) != nil {
		return yamltree.At(value, "%q for the rule %s, want off, info, warning or error", text, setting.rule)
	}
	p.settings = append(p.settings, setting)
	return nil
}

// Numbers that no site exceeds: a larger one is a slip.
const (
	mostAttenuation = 1000 // dB/km
	mostLoss        = 60   // dB
	mostRatio       = 1e6
	mostPorts       = 1e6
)

func (p *Policy) siteFields() yamltree.Fields {
	return yamltree.Fields{
		"attenuation": func(node yamltree.Node) error {
			return yamltree.Entries(node, "attenuation", fibreGrades(), p.readAttenuation)
		},
		"connectors": func(node yamltree.Node) error {
			return yamltree.Mapping(node, "connectors", yamltree.Fields{
				"lc":       intoNumber(&p.Site.LC, "lc", 0, mostLoss),
				"mpo":      intoNumber(&p.Site.MPO, "mpo", 0, mostLoss),
				"cassette": intoNumber(&p.Site.Cassette, "cassette", 0, mostLoss),
				"splice":   intoNumber(&p.Site.Splice, "splice", 0, mostLoss),
				"tap":      intoNumber(&p.Site.Tap, "tap", 0, mostLoss),
			})
		},
		"optics": func(node yamltree.Node) error {
			return yamltree.Sequence(node, "optics", p.readOptic)
		},
		"accepted_phys": func(node yamltree.Node) error {
			return yamltree.Sequence(node, "accepted_phys", p.readAccepted)
		},
		"connections": func(node yamltree.Node) error {
			return yamltree.Mapping(node, "connections", yamltree.Fields{
				"multimode":  intoCount(&p.Site.MultimodePairs, "multimode"),
				"singlemode": intoCount(&p.Site.SinglemodePairs, "singlemode"),
			})
		},
		"labels": func(node yamltree.Node) error {
			return yamltree.Mapping(node, "labels", yamltree.Fields{"pattern": p.readPattern, "required": p.readRequired})
		},
		"route": p.readRoute,
		"pathways": func(node yamltree.Node) error {
			return yamltree.Entries(node, "pathways", "the name of a pathway, and its size", p.readPathway)
		},
		"tray_fill_percent":      intoShare(&p.Site.TrayFill, "tray_fill_percent", 1),
		"tray_fill_most_percent": intoShare(&p.Site.TrayFillMost, "tray_fill_most_percent", 1),

		"bundle":             intoCount(&p.Site.Bundle, "bundle"),
		"test_margin_db":     intoNumber(&p.Site.TestMargin, "test_margin_db", 0, mostLoss),
		"receiver_margin_db": intoNumber(&p.Site.ReceiverMargin, "receiver_margin_db", 0, mostLoss),
		"plan_margin_db":     intoNumber(&p.Site.PlanMargin, "plan_margin_db", 0, mostLoss),

		"margin_db":            intoNumber(&p.Site.LossMargin, "margin_db", 0, mostLoss),
		"reach_margin_percent": intoShare(&p.Site.ReachMargin, "reach_margin_percent", 0),
	}
}

// readAttenuation reads dB/km of one grade.
func (p *Policy) readAttenuation(key, value yamltree.Node) error {
	grade := cabling.Grade(strings.ToLower(key.GetToken().Value))
	if !grade.Family().IsFibre() {
		return yamltree.At(key, "unknown grade %q of fibre, want one of %s", key.GetToken().Value, fibreGrades())
	}
	perKilometre, err := readNumber(value, "attenuation of "+string(grade), 0.01, mostAttenuation)
	if p.Site.Attenuation == nil {
		p.Site.Attenuation = map[cabling.Grade]float64{}
	}
	p.Site.Attenuation[grade] = perKilometre
	return err
}

// readOptic reads a maker or model of transceivers.
func (p *Policy) readOptic(node yamltree.Node) error {
	pattern, err := yamltree.Text(node, "optic")
	if err != nil {
		return err
	}
	if strings.Trim(pattern, " *?") == "" {
		return yamltree.At(node, "optic %q, want a maker or a model, such as \"FINISAR CORP.\" or QSFP-100G-*", pattern)
	}
	p.Site.Optics = append(p.Site.Optics, cabling.OpticPattern(strings.TrimSpace(pattern)))
	return nil
}

func fibreGrades() string {
	var names []string
	for _, grade := range cabling.Grades() {
		if grade.Family().IsFibre() {
			names = append(names, string(grade))
		}
	}
	return strings.Join(names, ", ")
}

func (p *Policy) limitFields() yamltree.Fields {
	return yamltree.Fields{
		"access_oversubscription": intoNumber(&p.Limits.AccessOversubscription, "access_oversubscription", 0, mostRatio),
		"server_oversubscription": intoNumber(&p.Limits.ServerOversubscription, "server_oversubscription", 0, mostRatio),
		"core_oversubscription":   intoNumber(&p.Limits.CoreOversubscription, "core_oversubscription", 0, mostRatio),
		"port_reserve_percent":    intoNumber(&p.Limits.PortReservePercent, "port_reserve_percent", 0, 100),
		"port_reserve_min_ports":  intoCount(&p.Limits.PortReserveMinPorts, "port_reserve_min_ports"),
		"hot_link_percent":        intoNumber(&p.Limits.HotLinkPercent, "hot_link_percent", 0, 100),
	}
}

func intoNumber(into *float64, what string, least, most float64) func(yamltree.Node) error {
	return func(node yamltree.Node) (err error) {
		*into, err = readNumber(node, what, least, most)
		return err
	}
}

// intoShare reads a percentage, of at least so much, into a share.
func intoShare(into *float64, what string, least float64) func(yamltree.Node) error {
	return func(node yamltree.Node) error {
		percent, err := readNumber(node, what, least, 100)
		*into = percent / 100
		return err
	}
}

// intoCount reads a whole number.
func intoCount(into *int, what string) func(yamltree.Node) error {
	return func(node yamltree.Node) error {
		value, err := readNumber(node, what, 0, mostPorts)
		if err == nil && value != math.Trunc(value) {
			return yamltree.At(node, "%s %v, want a whole number", what, value)
		}
		*into = int(value)
		return err
	}
}

// readPattern reads the regular expression that labels are to match from end to
// end.
func (p *Policy) readPattern(node yamltree.Node) error {
	text, err := yamltree.Text(node, "pattern")
	if err != nil {
		return err
	}
	_, err = regexp.Compile(text) // by itself, for the words of the error
	pattern, whole := regexp.Compile(`^(?:` + text + `)$`)
	if err = cmp.Or(err, whole); err != nil {
		return yamltree.At(node, "pattern %q: %v, want a regular expression such as [A-Z]-[0-9]{2}", text, err)
	}
	p.Site.Labels = pattern
	return nil
}

// readRequired reads whether every cable is to have a label.
func (p *Policy) readRequired(node yamltree.Node) error {
	text, err := yamltree.Text(node, "required")
	if err != nil {
		return err
	}
	if p.Site.Labelled, err = strconv.ParseBool(text); err != nil {
		return yamltree.At(node, "required %q, want true or false", text)
	}
	return nil
}

// readAccepted reads a PHY that was decided for.
func (p *Policy) readAccepted(node yamltree.Node) error {
	text, err := yamltree.Text(node, "PHY")
	if err != nil {
		return err
	}
	phy, err := cabling.LookupPHY(text)
	if err != nil {
		return yamltree.At(node, "%v", err)
	}
	p.Site.Accepted = append(p.Site.Accepted, phy)
	return nil
}

// readNumber reads a number from least to most.
func readNumber(node yamltree.Node, what string, least, most float64) (float64, error) {
	text, err := yamltree.Text(node, what)
	if err != nil {
		return 0, err
	}
	value, err := strconv.ParseFloat(text, 64)
	if err != nil || !(value >= least && value <= most) { // nor NaN
		return 0, yamltree.At(node, "%s %q, want a number from %v to %v", what, text, least, most)
	}
	return value, nil
}
