package policy

import (
	"fmt"
	"io"
	"slices"

	"cablewright/cabling"
	"cablewright/cabling/rules"
	"cablewright/topology"
	"cablewright/topology/yamltree"
)

// Policy is what a team holds its cabling to.
type Policy struct {
	Site   cabling.Site
	Limits rules.Limits

	name     string // of the file, for errors
	settings []setting
	custom   []custom
}

// setting changes a rule.
type setting struct {
	rule     string
	off      bool
	severity topology.Severity // unless off
	at       yamltree.Node
}

// Default returns the policy that holds where there is none.
func Default() *Policy {
	return &Policy{Site: cabling.DefaultSite(), Limits: rules.DefaultLimits()}
}

// Read reads a policy file, every part of which may be left out but the version:
//
//	version: 1
//	rules:                     # by ID: off, or another severity
//	  loss-margin: off
//	  half-duplex: error
//	site:                      # in place of what cabling.DefaultSite assumes
//	  attenuation: {om4: 3.0}  # dB/km by grade
//	  connectors: {lc: 0.25, mpo: 0.35, cassette: 0.6, splice: 0.1, tap: 3.7} # dB each
//	  margin_db: 0.3           # of the loss limit to keep free
//	  reach_margin_percent: 10 # of the reach to keep free
//	  route:                   # of cables: what lists do not tell of their way
//	    rack_units: 42         # U of a rack
//	    side_exit_m: 0.45      # from a port to the vertical manager, at each end
//	    drop_m: 0.5            # from the end of a rack to the tray, at each end
//	    slack_m: {dac: 0.15, aoc: 0.3, fibre: 0.3, copper: 0.15, trunk: 2} # at each end
//	    tolerance_percent: 10  # between racks; and rack_tolerance_percent within one
//	    stock_m: {dac: [0.5, 1, 1.5, 2, 2.5, 3]} # lengths that are sold, by the kinds of slack_m
//	    step_m: 0.5            # of what is made to length
//	  pathways: {T-01: {tray: 100x300}, C-3: {conduit: 35}} # inner sizes in mm, or with their unit
//	  tray_fill_percent: 25    # of a tray on the first day; and tray_fill_most_percent: 50, ever
//	  optics: [Arista Networks, QSFP-100G-*] # makers and models that may be used; * and ? stand for letters
//	  connections: {multimode: 4, singlemode: 6} # mated pairs of a channel, at most; 0: any number
//	  test_margin_db: 0.5      # that a tested loss may be above the planned one
//	  receiver_margin_db: 2    # that received power is to be above the least
//	  plan_margin_db: 3        # that sent less received power may be above the planned loss
//	  bundle: 24               # cables, at most
//	  labels: {pattern: "[A-Z]{2}[0-9]{2}-[0-9]{2}:[0-9]{2}", required: true} # that every label matches from end to end; every cable has one
//	  accepted_phys: [800GBASE-LR4] # drafts and PHYs of one maker that were decided for
//	limits: {port_reserve_percent: 10, ...} # in place of rules.DefaultLimits
//	custom:
//	  - id: no-lrm             # kebab-case
//	    severity: error        # or warning, info
//	    for: channel           # or link, device, port
//	    when: channel.phy_a == "10GBASE-LRM" || channel.phy_b == "10GBASE-LRM"
//	    message: 10GBASE-LRM is not allowed here
//	    why: it needs mode-conditioning cords
//	    fix: use 10GBASE-SR over OM3 or 10GBASE-LR over OS2
//
// name is the file's, for errors: "name:line:column: what is wrong, what would be
// right".
func Read(r io.Reader, name string) (*Policy, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	policy := Default()
	policy.name = name
	tree, err := yamltree.Parse(text)
	if err == nil {
		err = policy.read(tree)
	}
	if err != nil {
		return nil, fmt.Errorf("%s:%w", name, err)
	}
	return policy, nil
}

// Apply returns the rules as the policy has them, in their order and followed by
// its own; those given stay as they are. A setting for a rule that is not among
// them, and a rule of its own that is, is an error with its place in the file.
func (p *Policy) Apply(all []rules.Rule) ([]rules.Rule, error) {
	applied := slices.Clone(all)
	for _, own := range p.custom {
		if position(all, own.ID) >= 0 {
			return nil, p.fail(own.at, "there is a rule %q already, want another id", own.ID)
		}
		applied = append(applied, own.Rule)
	}
	for _, setting := range p.settings {
		i := position(applied, setting.rule)
		switch {
		case i < 0:
			return nil, &UnknownRuleError{setting.rule, p.fail(setting.at, "there is no rule %q, want the ID of one", setting.rule)}
		case setting.off:
			applied = slices.Delete(applied, i, i+1)
		default:
			applied[i] = withSeverity(applied[i], setting.severity)
		}
	}
	return applied, nil
}

func (p *Policy) fail(at yamltree.Node, format string, args ...any) error {
	return fmt.Errorf("%s:%w", p.name, yamltree.At(at, format, args...))
}

// UnknownRuleError says where a file names a rule that there is not.
type UnknownRuleError struct {
	Rule  string
	cause error
}

func (e *UnknownRuleError) Error() string { return e.cause.Error() }

// position returns the place of a rule in a list, -1 if it is not there.
func position(all []rules.Rule, id string) int {
	return slices.IndexFunc(all, func(rule rules.Rule) bool { return rule.ID == id })
}

// withSeverity returns the rule with every finding as severe as given.
func withSeverity(rule rules.Rule, severity topology.Severity) rules.Rule {
	set := func(findings []topology.Finding) []topology.Finding {
		for i := range findings {
			findings[i].Severity = severity
		}
		return findings
	}
	rule.Severity = severity
	if check := rule.Check; check != nil {
		rule.Check = func(in rules.Input) []topology.Finding { return set(check(in)) }
	}
	if laid := rule.Laid; laid != nil {
		rule.Laid = func(n *topology.Network, cables *cabling.Joined) []topology.Finding { return set(laid(n, cables)) }
	}
	if channel := rule.Channel; channel != nil {
		rule.Channel = func(c *cabling.Channel, site cabling.Site) []topology.Finding { return set(channel(c, site)) }
	}
	if rows := rule.Rows; rows != nil {
		rule.Rows = func(site cabling.Site) func(*cabling.Channel) []topology.Finding {
			check := rows(site)
			return func(c *cabling.Channel) []topology.Finding { return set(check(c)) }
		}
	}
	return rule
}
