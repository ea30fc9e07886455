package cli

import (
	"fmt"
	"net/netip"

	"github.com/urfave/cli/v2"

	"cablewright/discovery"
	"cablewright/discovery/snmp"
	"cablewright/topology"
)

// crawlFlags are the flags of the verbs that crawl.
func crawlFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "community", Usage: "SNMPv2c `COMMUNITY` for a quick start; else $CABLEWRIGHT_COMMUNITY, else public"},
		&cli.StringFlag{Name: "credentials", Usage: "YAML `FILE` of communities and SNMPv3 users; the first that an agent accepts is used"},
		&cli.IntFlag{Name: "port", Usage: "UDP `PORT` of seeds that name none, and of the neighbours behind them (default 161)"},
		&cli.StringSliceFlag{Name: "scope", Usage: "ask only in this `PREFIX`; give several with commas (default: private, shared, benchmark and loopback ranges, and the /24 or /64 of each seed)"},
		&cli.StringSliceFlag{Name: "exclude", Usage: "never ask in this `PREFIX`; give several with commas"},
		&cli.IntFlag{Name: "max-hops", Value: discovery.Unlimited, Usage: "go at most `N` links from the seeds", DefaultText: "no limit"},
		&cli.BoolFlag{Name: "arp", Usage: "ask every address in the ARP tables too"},
		&cli.IntFlag{Name: "workers", Value: discovery.DefaultWorkers, Usage: "ask `N` devices at a time"},
		&cli.Float64Flag{Name: "rate", Usage: "send at most `N` requests a second (default: no limit)"},
		&cli.DurationFlag{Name: "timeout", Value: snmp.DefaultTimeout, Usage: "wait `TIME` for an answer, and twice as long after each repetition"},
		&cli.IntFlag{Name: "retries", Value: 2, Usage: "repeat an unanswered request `N` times"},
	}
}

// expedition is a crawl that is set up and has not begun.
type expedition struct {
	discovery.Crawler
	client  *snmp.Client
	seeds   []discovery.Target
	unknown []topology.Gap // seeds that did not resolve
}

// newExpedition sets a crawl up from the flags of the call.
func (c *call) newExpedition() (*expedition, error) {
	client, err := c.newClient()
	if err != nil {
		return nil, err
	}
	scope, err := c.prefixes("scope")
	if err != nil {
		return nil, err
	}
	exclude, err := c.prefixes("exclude")
	if err != nil {
		return nil, err
	}
	seeds, unknown, err := c.seeds(c.args())
	if err != nil {
		return nil, err
	}
	return &expedition{
		Crawler: discovery.Crawler{
			Scope:     scope,
			Exclude:   exclude,
			MaxHops:   c.Int("max-hops"),
			Workers:   c.Int("workers"),
			FollowARP: c.Bool("arp"),
			Resolve:   c.lookUp,
		},
		client:  client,
		seeds:   seeds,
		unknown: unknown,
	}, nil
}

// prefixes reads a flag that lists prefixes; without it there is no list.
func (c *call) prefixes(flag string) ([]netip.Prefix, error) {
	if !c.IsSet(flag) {
		return nil, nil
	}
	list, err := discovery.ParsePrefixes(c.StringSlice(flag))
	if err != nil {
		return nil, fmt.Errorf("--%s: %w", flag, err)
	}
	return list, nil
}

// run crawls, with progress on a terminal. It fails only if nothing answered.
func (e *expedition) run(c *call) (discovery.Crawl, error) {
	progress := newProgress(c.Env, c.Bool("quiet"))
	e.Progress = progress.show
	found := e.Crawler.Run(c.ctx(), e.seeds)
	progress.clear()
	if len(e.unknown) > 0 {
		found.Observations = append(found.Observations, topology.Observation{Target: "seeds", Gaps: e.unknown})
	}
	if found.Targets > found.Failed || found.Interrupted {
		return found, nil
	}
	return found, nothingAnswered(found)
}
