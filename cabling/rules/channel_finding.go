package rules

import (
	"strconv"
	"strings"

	"cablewright/cabling"
	"cablewright/topology"
)

// one returns the findings of a rule that has one thing to say. Without a fix it
// is the rule's general one.
func one(severity topology.Severity, message, fix string) []topology.Finding {
	return []topology.Finding{{Severity: severity, Message: message, Fix: fix}}
}

// measured returns the same with the value and its limit. Where the measure does not
// say where the limit is from, the rule does.
func measured(severity topology.Severity, measure cabling.Measure, message, fix string) []topology.Finding {
	findings := one(severity, message, fix)
	value, limit := measure.Value, measure.Limit
	findings[0].Value, findings[0].Limit = &value, &limit
	findings[0].Unit, findings[0].Source = measure.Unit, measure.Source()
	return findings
}

// metres writes a length: "12.5 m".
func metres(length float64) string { return strconv.FormatFloat(length, 'f', -1, 64) + " m" }

// phyNames writes "100GBASE-SR4", "100GBASE-LR4 and 100G-CWDM4".
func phyNames(phys []*cabling.PHY) string {
	names := make([]string, len(phys))
	for i, phy := range phys {
		names[i] = phy.Name
	}
	return strings.Join(names, " and ")
}

// differs reports whether the ends of a channel differ in the given property.
func differs(channel *cabling.Channel, property cabling.Difference) bool {
	for _, difference := range channel.Pairing() {
		if difference == property {
			return true
		}
	}
	return false
}

// openConditions returns the conditions of one need under which the channel
// works, as far as is told.
func openConditions(channel *cabling.Channel, need cabling.Need) []topology.Finding {
	var findings []topology.Finding
	for _, phy := range channel.Carried() {
		for _, condition := range channel.OpenConditions(phy) {
			if condition.Need == need {
				findings = append(findings, conditionFinding(channel, phy, condition))
			}
		}
	}
	return findings
}

// conditionFinding tells a condition, and the length from which on it holds.
func conditionFinding(channel *cabling.Channel, phy *cabling.PHY, condition cabling.Condition) topology.Finding {
	message := phy.Name + ": " + condition.Text
	if condition.From == 0 {
		finding := one(topology.Warning, message, "")[0]
		finding.Source = phy.Reference()
		return finding
	}
	measure := cabling.Measure{Value: channel.Length.Metres, Limit: condition.From, Unit: "m", PHY: phy}
	return measured(topology.Warning, measure, message, "")[0]
}

// endName names an end of a channel by its position.
func endName(i int) string { return string(rune('A' + i)) }

// gradeText names the cable where its grade is the worst in the path, else that
// grade.
func gradeText(channel *cabling.Channel, grade cabling.Grade) string {
	if channel.Medium != nil && channel.Medium.Grade == grade {
		return channel.Medium.ID
	}
	return string(grade)
}
