package cli

import (
	"cmp"
	"fmt"

	"cablewright/discovery/snmp"
)

// defaultCommunity is what most agents are shipped with.
const defaultCommunity = "public"

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
		{"rate", !(c.Float64("rate") >= 0), "0 (no limit) or more"},
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
