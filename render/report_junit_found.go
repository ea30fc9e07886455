package render

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"cablewright/cabling/rules"
	"cablewright/topology"
)

// foundJUnit writes one suite for every device, by name. Its tests are
//
//	the rows of the list whose A end it is       fail, pass, or skipped with the reason
//	the rules that found something at it         fail on an error, else pass, with warnings as output
//	"no other finding"                           pass; skipped where the device was not asked, and is no end station
//	the links that no row is about               skipped
//
// so that a sound device counts as a test that passes, and what is not known is
// never green. A finding is in the suite of the place to go to first. What could
// not be learned of the network is skipped in a suite of its own.
func foundJUnit(w io.Writer, found Found) error {
	report := newJUnitReport(found.File)
	ofRows, others := splitFindings(found)
	if found.Cables != nil {
		report.addRows(found.Cables, ofRows)
	}
	report.addRules(found.File, others)
	report.addDevices(found)
	if found.Cables != nil {
		report.addOpen(found)
	}
	for _, gap := range found.Network.Gaps {
		report.add("not learned", junitCase{
			Name: strings.TrimSpace(gap.Target + " " + gap.Probe), File: found.File, Skipped: newJUnitSkipped(gap.Reason),
		})
	}
	slices.SortStableFunc(report.Suites, func(a, b *junitSuite) int { return topology.CompareNatural(a.Name, b.Name) })
	return report.write(w)
}

// rowKey tells the rows of a list apart, those of one ID too.
type rowKey struct {
	id   string
	line int
}

// splitFindings returns the findings about each row of the list, and the others.
func splitFindings(found Found) (ofRows map[rowKey][]topology.Finding, others []topology.Finding) {
	ofRows = map[rowKey][]topology.Finding{}
	for _, f := range found.sourced() {
		if key := (rowKey{f.Row, f.Line}); f.Row != "" && found.Cables != nil {
			ofRows[key] = append(ofRows[key], f)
		} else {
			others = append(others, f)
		}
	}
	return ofRows, others
}

// addRows adds a test for every row. It fails on an error that the network shows
// too, such as that its port is plugged elsewhere, though the cable may be sound.
func (r *junitReport) addRows(cables *Laid, ofRows map[rowKey][]topology.Finding) {
	for _, row := range cables.Rows {
		judged := hasError(row.Findings)
		row.Findings = ofRows[rowKey{row.ID, row.Line}]
		if !judged && hasError(row.Findings) {
			row.Verdict = rules.Fail
		}
		r.add(cmp.Or(row.Device, noDevice), rowCase(cables.File, row))
	}
}

func hasError(findings []topology.Finding) bool {
	severity, _ := worst(findings)
	return severity >= topology.Error
}

// addRules adds a test for every device and rule that found something there.
func (r *junitReport) addRules(file string, findings []topology.Finding) {
	type test struct{ device, rule string }
	var order []test
	groups := map[test][]topology.Finding{}
	for _, f := range findings {
		at := test{"network", f.Rule}
		if len(f.At) > 0 {
			at.device = f.At[0].Name
		}
		if groups[at] == nil {
			order = append(order, at)
		}
		groups[at] = append(groups[at], f)
	}
	for _, at := range order {
		r.add(at.device, ruleCase(file, at.rule, groups[at]))
	}
}

func ruleCase(file, rule string, findings []topology.Finding) junitCase {
	if hasError(findings) {
		return junitCase{Name: rule, File: file, Failure: newJUnitFailure(findings)}
	}
	return junitCase{Name: rule, File: file, Out: findingLines(findings)}
}

// addDevices adds a test for every device that stands for the rules that found
// nothing there. End stations are not asked as a rule: they have tests for what
// is found at them.
func (r *junitReport) addDevices(found Found) {
	for i := range found.Network.Devices {
		device := &found.Network.Devices[i]
		test := junitCase{Name: "no other finding", File: found.File}
		switch {
		case device.Observed:
		case isStation(device):
			continue
		default:
			test.Skipped = newJUnitSkipped("the device was not asked: it is known from what others say of it")
		}
		r.add(device.Label(), test)
	}
}

// addOpen adds a test for every link that no row of the list is about, to the
// device that was asked.
func (r *junitReport) addOpen(found Found) {
	for _, i := range found.Cables.Open {
		link := &found.Network.Links[i]
		near, far := link.A, link.B
		if a, b := found.Network.Device(near.Device), found.Network.Device(far.Device); a != nil && b != nil && b.Observed && !a.Observed {
			near, far = far, near
		}
		r.add(found.Network.Place(near).Name, junitCase{
			Name:    fmt.Sprintf("%s to %s", cmp.Or(near.Port, "?"), found.Network.Label(far)),
			File:    found.File,
			Skipped: newJUnitSkipped("no row of the list is about it"),
		})
	}
}

func isStation(device *topology.Device) bool {
	switch device.Role {
	case topology.RoleHost, topology.RolePhone, topology.RoleAP:
		return true
	}
	return false
}
