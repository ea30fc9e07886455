package policy

import (
	"regexp"
	"strings"

	"cablewright/cabling/rules"
	"cablewright/topology/yamltree"
)

// custom is a rule of the team.
type custom struct {
	rules.Rule
	at yamltree.Node
}

// scalar is a text of a file and where it stands.
type scalar struct {
	text string
	at   yamltree.Node
}

func (s *scalar) read(node yamltree.Node, what string) (err error) {
	s.text, err = yamltree.Text(node, what)
	s.at = node
	return err
}

// draft is a custom rule as the file has it.
type draft struct {
	id, severity, subject, when scalar
	message, why, fix           string
}

// readCustom reads one rule of the team.
func (p *Policy) readCustom(tree *yamltree.Tree, node yamltree.Node) error {
	var d draft
	into := func(s *scalar, what string) func(yamltree.Node) error {
		return func(node yamltree.Node) error { return s.read(node, what) }
	}
	err := yamltree.Mapping(node, "a custom rule", yamltree.Fields{
		"id":       into(&d.id, "id"),
		"severity": into(&d.severity, "severity"),
		"for":      into(&d.subject, "for"),
		"when":     into(&d.when, "when"),
		"message":  yamltree.IntoText(&d.message, "message"),
		"why":      yamltree.IntoText(&d.why, "why"),
		"fix":      yamltree.IntoText(&d.fix, "fix"),
	})
	if err != nil {
		return err
	}
	if err := p.refuse(&d, node); err != nil {
		return err
	}
	rule, err := d.rule(tree, p.name)
	p.custom = append(p.custom, custom{rule, d.id.at})
	return err
}

// kebab is the form of the IDs of rules.
var kebab = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// refuse says why a draft is no rule: a part is missing, or the ID is none.
func (p *Policy) refuse(d *draft, node yamltree.Node) error {
	for _, part := range []struct{ key, text string }{
		{"id", d.id.text}, {"severity", d.severity.text}, {"for", d.subject.text}, {"when", d.when.text}, {"message", d.message},
	} {
		if part.text == "" {
			return yamltree.At(node, "custom rule %q has no %s, want id, severity, for, when and message", d.id.text, part.key)
		}
	}
	if !kebab.MatchString(d.id.text) {
		return yamltree.At(d.id.at, "id %q, want small letters, digits and single dashes: no-lrm", d.id.text)
	}
	for _, other := range p.custom {
		if other.ID == d.id.text {
			return yamltree.At(d.id.at, "two custom rules have the id %q, want ids that differ", d.id.text)
		}
	}
	return nil
}

// rule compiles a draft.
func (d *draft) rule(tree *yamltree.Tree, file string) (rules.Rule, error) {
	rule := rules.Rule{
		ID:     d.id.text,
		Title:  d.message,
		Looks:  "Every " + d.subject.text + " for which this is true: " + strings.TrimSpace(d.when.text),
		Why:    d.why,
		Fix:    d.fix,
		Source: file,
	}
	if rule.Severity.UnmarshalText([]byte(d.severity.text)) != nil {
		return rule, yamltree.At(d.severity.at, "severity %q, want info, warning or error", d.severity.text)
	}
	subject, known := subjects()[d.subject.text]
	if !known {
		return rule, yamltree.At(d.subject.at, "for %q, want one of %s", d.subject.text, yamltree.Keys(subjects()))
	}
	condition, fault := compile(d.when.text, subject.variables)
	if fault != nil {
		return rule, tree.Within(d.when.at, d.when.text, fault.line, fault.column, "%s", fault.reason)
	}
	subject.attach(&rule, condition)
	return rule, nil
}
