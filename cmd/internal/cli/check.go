package cli

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/urfave/cli/v2"

	"cablewright/cabling/rules"
	"cablewright/topology"
)

func checkVerb() verb {
	return verb{
		name:  "check",
		title: "say what is wrong in a network, why it matters and what to do",
		args:  "FILE",
		min:   1, max: 1,
		about: "Findings are grouped by the place they are at. \"cablewright explain\" lists the rules.",
		examples: []string{
			"cablewright check net.json",
			"cablewright check net.json --only speed-mismatch,one-way-link",
			"cablewright check net.json --before yesterday.json --hot-link 50 --json",
		},
		flags: append([]cli.Flag{
			&cli.StringFlag{Name: "before", Usage: "earlier snapshot `FILE`, for rules that compare counters"},
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
	selected, err := selectRules(rules.All(), c.StringSlice("only"), c.StringSlice("skip"))
	if err != nil {
		return err
	}
	input, err := c.checkInput()
	if err != nil {
		return err
	}
	findings := rules.Run(input, selected)
	err = c.writeResult(func(w io.Writer) error {
		if c.Bool("json") {
			return writeJSON(w, list(findings))
		}
		return writeFindings(w, findings, basis{len(selected), len(input.Network.Gaps)}, c.resultStyle())
	})
	if err != nil {
		return err
	}
	if slices.ContainsFunc(findings, func(f topology.Finding) bool { return int(f.Severity) >= threshold }) {
		return errFindings
	}
	return nil
}

// checkInput reads the snapshots to check.
func (c *call) checkInput() (rules.Input, error) {
	network, err := c.readNetwork(c.arg())
	if err != nil {
		return rules.Input{}, err
	}
	input := rules.Input{Network: network}
	if input.Limits, err = c.limits(); err != nil {
		return rules.Input{}, err
	}
	if before := c.String("before"); before != "" {
		input.Before, err = c.readNetwork(before)
	}
	return input, err
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
	var names []string
	for _, rule := range all {
		names = append(names, rule.ID)
	}
	for _, name := range slices.Concat(only, skip) {
		if !slices.Contains(names, name) {
			return nil, hint(fmt.Errorf("unknown rule %q%s", name, didYouMean(name, names)), "cablewright explain lists the rules")
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
