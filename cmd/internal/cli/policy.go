package cli

import (
	"errors"
	"fmt"

	"cablewright/cabling"
	"cablewright/cabling/policy"
	"cablewright/cabling/rules"
)

// standard is what networks and cables are held to.
type standard struct {
	rules     []rules.Rule
	site      cabling.Site
	limits    rules.Limits
	threshold int   // the severity from which on findings fail the run
	upgrade   int64 // bit/s that cables are asked about; 0: none
}

// standard returns what --policy says, or the defaults: all rules, of networks and
// of channels.
func (c *call) standard() (standard, error) {
	given, err := c.readPolicy()
	if err != nil {
		return standard{}, err
	}
	applied, err := given.Apply(rules.All())
	var unknown *policy.UnknownRuleError
	if errors.As(err, &unknown) {
		err = hint(fmt.Errorf("%w%s", err, didYouMean(unknown.Rule, ruleNames(rules.All()))), "cablewright explain lists the rules")
	}
	return standard{rules: applied, site: given.Site, limits: given.Limits}, err
}

func (c *call) readPolicy() (*policy.Policy, error) {
	path := c.String("policy")
	if path == "" {
		return policy.Default(), nil
	}
	file, err := c.open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return policy.Read(file, inputName(path))
}

func ruleNames(all []rules.Rule) []string {
	names := make([]string, len(all))
	for i, rule := range all {
		names[i] = rule.ID
	}
	return names
}
