package cli

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/urfave/cli/v2"

	"cablewright/cabling"
	"cablewright/cabling/rules"
	"cablewright/render"
	"cablewright/topology"
)

func checkVerb() verb {
	return verb{
		name:  "check",
		title: "say what is wrong in a network or with cables, why it matters and what to do",
		args:  "[FILE]",
		max:   1,
		about: "It checks the network of FILE, each channel of a list of cables, or both laid over each other. The text groups findings by\nthe place they are at. \"cablewright explain\" lists the rules.\n\n" + channelsHelp(),
		examples: []string{
			"cablewright check net.json",
			"cablewright check --channels cables.csv",
			"cablewright check --channels cables.csv -o cables.sarif",
			"cablewright check net.json --cables cables.csv",
			"cablewright check net.json --cables cables.csv --format junit -o TEST-cables.xml",
			"cablewright check --channels cables.csv --upgrade 25G --format csv -o upgrade.csv",
			"cablewright check net.json --only speed-mismatch,one-way-link",
			"cablewright check net.json --policy policy.yaml",
			"cablewright check net.json --before yesterday.json --hot-link 50 --json",
		},
		flags: append([]cli.Flag{
			&cli.StringFlag{Name: "channels", Usage: "check the cables that the CSV `FILE` lists"},
			&cli.StringFlag{Name: "cables", Usage: "lay the cables that the CSV `FILE` lists over the network, and check them too"},
			&cli.StringFlag{Name: "upgrade", Usage: "with --channels or --cables: ask whether each cable carries this `SPEED` too, but where its row asks about another (column upgrade)"},
			&cli.StringFlag{Name: "format", Usage: "`FORMAT` of the findings, one of the above; without it the extension of -o decides, else it is text"},
			&cli.BoolFlag{Name: "verbose", Aliases: []string{"v"}, Usage: "with --channels or --cables: say what names and lengths were understood as"},
			&cli.StringFlag{Name: "before", Usage: "earlier snapshot `FILE`, for rules that compare counters"},
			&cli.StringFlag{Name: "policy", Usage: "YAML `FILE` that turns rules off, sets severities, limits and losses, and has rules of its own"},
			&cli.StringSliceFlag{Name: "only", Usage: "run only this `RULE` (may be repeated, or list several with commas)"},
			&cli.StringSliceFlag{Name: "skip", Usage: "do not run this `RULE`"},
			&cli.StringFlag{Name: "fail-on", Value: "error", Usage: "exit with 1 at this `SEVERITY` or above: error, warning, info, never"},
			outputFlag("write the findings"),
			jsonFlag(),
		}, limitFlags()...),
		run: runCheck,
	}
}

func runCheck(c *call) error {
	threshold, err := parseFailOn(c.String("fail-on"))
	if err != nil {
		return err
	}
	if err := c.checkTarget(); err != nil {
		return err
	}
	held, err := c.standard()
	if err != nil {
		return err
	}
	if held.upgrade, err = c.upgrade(); err != nil {
		return err
	}
	kind, check := networkRules, c.checkNetwork
	switch {
	case c.IsSet("channels"):
		kind, check = channelRules, c.checkChannels
	case c.IsSet("cables"):
		kind = slices.Clone
	}
	held.threshold = threshold
	held.rules, err = selectRules(kind(held.rules), c.StringSlice("only"), c.StringSlice("skip"))
	if err != nil {
		return err
	}
	return check(held)
}

// upgrade returns the speed of --upgrade in bit/s; 0: it is not given.
func (c *call) upgrade() (int64, error) {
	text := c.String("upgrade")
	if text == "" {
		return 0, nil
	}
	speed, err := cabling.ParseSpeed(text)
	if err != nil {
		return 0, fmt.Errorf("--upgrade: %w", err)
	}
	return speed, nil
}

// checkNetwork checks the network of the argument.
func (c *call) checkNetwork(held standard) error {
	report, err := c.chooseReport()
	if err != nil {
		return err
	}
	input, err := c.checkInput(held)
	if err != nil {
		return err
	}
	found := render.Found{File: c.arg(), Network: input.Network, Rules: held.rules, Findings: rules.Run(input, held.rules)}
	if c.IsSet("cables") {
		if err := c.checkCables(&found, held); err != nil {
			return err
		}
	}
	if err := c.writeResult(func(w io.Writer) error { return report.WriteFound(w, found) }); err != nil {
		return err
	}
	if reaches(found.Findings, held.threshold) {
		return errFindings
	}
	return nil
}

// reaches reports a finding at or above the threshold.
func reaches(findings []topology.Finding, threshold int) bool {
	return slices.ContainsFunc(findings, func(f topology.Finding) bool { return int(f.Severity) >= threshold })
}

// checkTarget says what is wrong with what is to be checked: one of a network and
// a list of cables, with flags that are for it.
func (c *call) checkTarget() error {
	channels := c.IsSet("channels")
	switch {
	case channels && c.arg() != "":
		return hint(errors.New("--channels and a network at once: want one of them, or --cables"), "cablewright check %s --cables %s", c.arg(), c.String("channels"))
	case !channels && c.arg() == "":
		return hint(errors.New("too few arguments: want FILE, or --channels FILE"), "cablewright check net.json")
	}
	others, are := []string{"verbose", "upgrade"}, "lists of cables (--channels, --cables)"
	switch {
	case channels:
		others, are = append(limitNames(), "before", "cables"), "networks, not for --channels"
	case c.IsSet("cables"):
		others = nil
	}
	for _, flag := range others {
		if c.IsSet(flag) {
			return fmt.Errorf("--%s is for %s", flag, are)
		}
	}
	return nil
}

// checkInput reads the snapshots to check. Flags go before the limits that are
// held to.
func (c *call) checkInput(held standard) (rules.Input, error) {
	network, err := c.readNetwork(c.arg())
	if err != nil {
		return rules.Input{}, err
	}
	input := rules.Input{Network: network, Site: held.site}
	if input.Limits, err = c.limits(held.limits); err != nil {
		return rules.Input{}, err
	}
	if before := c.String("before"); before != "" {
		input.Before, err = c.readNetwork(before)
	}
	return input, err
}

// networkRules are the ones that look at networks.
func networkRules(all []rules.Rule) []rules.Rule {
	return slices.DeleteFunc(slices.Clone(all), func(r rules.Rule) bool { return r.Check == nil })
}

// channelRules are the ones that look at channels.
func channelRules(all []rules.Rule) []rules.Rule {
	return slices.DeleteFunc(slices.Clone(all), func(r rules.Rule) bool { return !r.ForChannels() })
}

// parseFailOn returns the severity from which on findings fail the run.
func parseFailOn(text string) (int, error) {
	if text == "never" {
		return int(topology.Error) + 1, nil
	}
	var severity topology.Severity
	if err := severity.UnmarshalText([]byte(text)); err != nil {
		return 0, fmt.Errorf("--fail-on %q: want error, warning, info or never", text)
	}
	return int(severity), nil
}

// selectRules returns the rules named by only (all of them if none is) without
// the ones named by skip. A name that is no rule is an error.
func selectRules(all []rules.Rule, only, skip []string) ([]rules.Rule, error) {
	names := ruleNames(all)
	for _, name := range slices.Concat(only, skip) {
		if !slices.Contains(names, name) {
			return nil, unknownRule(name, names)
		}
	}
	var selected []rules.Rule
	for _, rule := range all {
		if (len(only) == 0 || slices.Contains(only, rule.ID)) && !slices.Contains(skip, rule.ID) {
			selected = append(selected, rule)
		}
	}
	if len(selected) == 0 {
		return nil, errors.New("--only and --skip leave no rule to run")
	}
	return selected, nil
}

// unknownRule says that no rule has the name, or what the rule that has it
// looks at, which is not what runs.
func unknownRule(name string, names []string) error {
	all := rules.All()
	if i := slices.IndexFunc(all, func(r rules.Rule) bool { return r.ID == name }); i >= 0 {
		return fmt.Errorf("the rule %s does not run here: it looks at %s, or the policy turned it off", name, subject(all[i]))
	}
	return hint(fmt.Errorf("unknown rule %q%s", name, didYouMean(name, names)), "cablewright explain lists the rules")
}

// subject says what a rule looks at, and how that is given.
func subject(rule rules.Rule) string {
	switch {
	case rule.Check != nil:
		return "networks (check NET.json)"
	case rule.ForChannels():
		return "cables (--channels, or --cables with a network)"
	}
	return "cables laid over a network (check NET.json --cables CABLES.csv)"
}
