package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/netip"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"cablewright/discovery"
	"cablewright/discovery/probe"
	"cablewright/discovery/snmp"
	"cablewright/topology"
)

// defaultCommunity is what most agents are shipped with.
const defaultCommunity = "public"

// crawlFlags are the flags of the verbs that crawl.
func crawlFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "community", Usage: "SNMPv2c `COMMUNITY` for a quick start; else $CABLEWRIGHT_COMMUNITY, else public"},
		&cli.StringFlag{Name: "credentials", Usage: "YAML `FILE` of communities and SNMPv3 users; the first that an agent accepts is used"},
		&cli.IntFlag{Name: "port", Usage: "UDP `PORT` of targets that name none (default: the one that all seeds name, else 161)"},
		&cli.StringSliceFlag{Name: "scope", Usage: "ask only in this `PREFIX`; give several with commas (default: private, shared, benchmark and loopback ranges, and the /24 or /64 of each seed)"},
		&cli.StringSliceFlag{Name: "exclude", Usage: "never ask in this `PREFIX`; give several with commas"},
		&cli.IntFlag{Name: "max-hops", Value: discovery.Unlimited, Usage: "go at most `N` links from the seeds", DefaultText: "no limit"},
		&cli.BoolFlag{Name: "arp", Usage: "ask every address in the ARP tables too"},
		&cli.IntFlag{Name: "workers", Value: discovery.DefaultWorkers, Usage: "ask `N` devices at a time"},
		&cli.Float64Flag{Name: "rate", Usage: "send at most `N` requests a second (default: no limit)"},
		&cli.DurationFlag{Name: "timeout", Value: 2 * time.Second, Usage: "wait `TIME` for an answer"},
		&cli.IntFlag{Name: "retries", Value: 2, Usage: "repeat an unanswered request `N` times"},
	}
}

// expedition is a crawl that is set up and has not begun.
type expedition struct {
	discovery.Crawler
	client  *snmp.Client
	port    uint16 // of targets that name none; 0: what the credentials say
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
			Resolve:   c.Resolve,
		},
		client:  client,
		port:    cmp.Or(uint16(c.Int("port")), commonPort(seeds)),
		seeds:   seeds,
		unknown: unknown,
	}, nil
}

// newClient makes the SNMP client that the flags describe.
func (c *call) newClient() (*snmp.Client, error) {
	for _, limit := range []struct {
		flag  string
		wrong bool
		want  string
	}{
		{"port", c.IsSet("port") && (c.Int("port") < 1 || c.Int("port") > 65535), "1 to 65535"},
		{"workers", c.Int("workers") < 1, "1 or more"},
		{"retries", c.Int("retries") < 0, "0 or more"},
		{"timeout", c.Duration("timeout") <= 0, "a time such as 500ms or 2s"},
		{"rate", c.Float64("rate") < 0, "0 (no limit) or more"},
	} {
		if limit.wrong {
			return nil, fmt.Errorf("--%s %v: want %s", limit.flag, c.Value(limit.flag), limit.want)
		}
	}
	credentials, err := c.credentials()
	if err != nil {
		return nil, err
	}
	return &snmp.Client{
		Credentials: credentials,
		Timeout:     c.Duration("timeout"),
		Retries:     c.Int("retries"),
		Limiter:     snmp.NewLimiter(0, c.Float64("rate")),
	}, nil
}

// credentials reads the file of --credentials, or takes one community.
func (c *call) credentials() (*snmp.Credentials, error) {
	path := c.String("credentials")
	if path == "" {
		return snmp.Community(c.community()), nil
	}
	if c.IsSet("community") {
		return nil, fmt.Errorf("--community and --credentials were both given: put the community into %s", inputName(path))
	}
	file, err := c.open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return snmp.ReadCredentials(file, inputName(path), c.Getenv)
}

// community is the one of the flag, else of the environment.
func (c *call) community() string {
	return cmp.Or(c.String("community"), c.Getenv("CABLEWRIGHT_COMMUNITY"), defaultCommunity)
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

// nothingAnswered names what was asked, and what is known of why it was silent.
func nothingAnswered(found discovery.Crawl) error {
	var reasons []string
	for _, observation := range found.Observations {
		for _, gap := range observation.Gaps {
			reasons = append(reasons, gap.Target+": "+gap.Reason)
		}
	}
	for _, left := range found.LeftOut {
		reasons = append(reasons, left.Addr.String()+": "+left.Why)
	}
	const most = 3
	if more := len(reasons) - most; more > 0 {
		reasons = append(reasons[:most], fmt.Sprintf("and %d more", more))
	}
	text := strings.Join(reasons, "; ")
	return silenceHint(fmt.Errorf("nothing answered: %s", text), text)
}

// silenceHint says what to look at, by the reasons that the gaps give.
func silenceHint(err error, reasons string) error {
	said := func(cause error) bool { return strings.Contains(reasons, cause.Error()) }
	switch {
	case said(probe.ErrAuth):
		return hint(err, "the agent is there: check the user, the passphrases and the protocols in the credentials")
	case said(snmp.ErrPortClosed):
		return hint(err, "the host is there and no agent listens on that port: start one, or give its port with --port")
	case said(probe.ErrTimeout):
		return hint(err, "an agent is silent when the community is wrong; else the address is, or something between drops SNMP")
	}
	return err
}

// errNothingLearned is what an interrupted crawl without any answer ends with.
var errNothingLearned = errors.New("before anything answered; nothing was written")

// commonPort returns the port that all seeds name: who asks for port 1161 of one
// agent means its neighbours too.
func commonPort(seeds []discovery.Target) uint16 {
	for _, seed := range seeds {
		if seed.Port != seeds[0].Port {
			return 0
		}
	}
	return seeds[0].Port
}

// open begins a session with an agent.
func (e *expedition) open(ctx context.Context, target discovery.Target) (*snmp.Session, error) {
	target.Port = cmp.Or(target.Port, e.port)
	return e.client.Open(ctx, target)
}
