package snmp

import (
	"errors"
	"net/netip"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

// environment is a getenv with two variables.
func environment(name string) string {
	return map[string]string{"CORE_AUTH": "auth-secret", "OLD": "old-secret"}[name]
}

func TestReadCredentials(t *testing.T) {
	const file = `
# for the tests
version: 1
credentials:
  - name: core
    version: 3
    user: netops
    auth: {protocol: sha256, passphrase_env: CORE_AUTH}
    privacy:
      protocol: aes256c
      passphrase: "privacy-secret"
    context: vrf-mgmt
    scope: [10.1.2.3/8, 2001:db8::/32, 192.0.2.7]
    port: 1161
  - name: old
    version: 2c
    community_env: OLD
  - name: oldest
    version: 1
    community: 0123
`
	credentials, err := ReadCredentials(strings.NewReader(file), "c.yaml", environment)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := credentials.Names(), []string{"core", "old", "oldest"}; !slices.Equal(got, want) {
		t.Fatalf("names %v, want %v", got, want)
	}
	core, old, oldest := credentials.sets[0], credentials.sets[1], credentials.sets[2]
	for _, test := range []struct{ what, got, want string }{
		{"version", string(core.version), "3"},
		{"user", core.user, "netops"},
		{"auth", core.auth.protocol + " " + core.auth.passphrase.reveal(), "sha256 auth-secret"},
		{"privacy", core.privacy.protocol + " " + core.privacy.passphrase.reveal(), "aes256c privacy-secret"},
		{"context", core.context, "vrf-mgmt"},
		{"community from the environment", old.community.reveal(), "old-secret"},
		{"community of digits", oldest.community.reveal(), "0123"},
		{"version 1", string(oldest.version), "1"},
	} {
		if test.got != test.want {
			t.Errorf("%s is %q, want %q", test.what, test.got, test.want)
		}
	}
	if core.port != 1161 {
		t.Errorf("port %d, want 1161", core.port)
	}
	for addr, want := range map[string]int{"10.9.9.9": 3, "2001:db8::1": 3, "192.0.2.7": 3, "192.0.2.8": 2, "::ffff:10.0.0.1": 3} {
		if got := len(credentials.inScope(netip.MustParseAddr(addr))); got != want {
			t.Errorf("%d sets may be sent to %s, want %d", got, addr, want)
		}
	}
}

func TestReadCredentialsErrors(t *testing.T) {
	set := func(lines string) string { return "version: 1\ncredentials:\n- " + lines }
	tests := []struct{ name, text, want string }{
		{"empty", "", "c.yaml:1:1: the file is empty"},
		{"comment only", "# nothing\n", "c.yaml:1:1: the file is empty"},
		{"not a mapping", "public\n", "c.yaml:1:1: the file: want keys and values (credentials, version)"},
		{"no version", "credentials: [{name: a, version: 2c, community: x}]\n", `c.yaml:1:1: version "" of the file is not known, want version: 1`},
		{"newer version", "version: 2\ncredentials: [{name: a, version: 2c, community: x}]\n", `c.yaml:1:1: version "2" of the file is not known, want version: 1`},
		{"no list", "version: 1\ncredentials: public\n", "c.yaml:2:14: credentials: want a list"},
		{"empty list", "version: 1\ncredentials: []\n", "c.yaml:1:1: no credentials, want a list of at least one"},
		{"unknown key above", "version: 1\ncommunity: s3cret\n", `c.yaml:2:1: unknown key "community" in the file, want one of credentials, version`},
		{"unknown key", set("name: a\n  versoin: 2c\n"), `c.yaml:4:3: unknown key "versoin" in credentials, want one of auth, community, community_env, context, name, port, privacy, scope, user, version`},
		{"key twice", set("name: a\n  name: b\n"), `c.yaml:4:3: not YAML: mapping key "name" already defined at [3:3]`},
		{"broken", set("name: \"a\n"), "c.yaml:3:9: not YAML: could not find end character of double-quoted text"},
		{"no name", set("version: 2c\n  community: s3cret\n"), `c.yaml:3:3: credentials "": no name, want one for messages`},
		{"name twice", set("{name: a, version: 2c, community: x}\n- {name: a, version: 2c, community: x}\n"), `c.yaml:4:3: two credentials are named "a", want names that differ`},
		{"unknown SNMP version", set("{name: a, version: 2, community: s3cret}\n"), `c.yaml:3:3: credentials "a": unknown version "2", want 1, 2c or 3`},
		{"no community", set("{name: a, version: 2c}\n"), `c.yaml:3:3: credentials "a": no community, want community or community_env`},
		{"empty community", set("{name: a, version: 2c, community: \"\"}\n"), "c.yaml:3:37: community is empty, want text"},
		{"null community", set("{name: a, version: 2c, community: }\n"), "c.yaml:3:36: community: want text"},
		{"list as community", set("{name: a, version: 2c, community: [s3cret]}\n"), "c.yaml:3:37: community: want text"},
		{"community twice", set("{name: a, version: 2c, community: s3cret, community_env: OLD}\n"), "c.yaml:3:60: community is given twice, want community or community_env"},
		{"unset variable", set("{name: a, version: 2c, community_env: NOWHERE}\n"), "c.yaml:3:41: the environment variable NOWHERE for the community is not set, want it set or community in the file"},
		{"community in v3", set("{name: a, version: 3, user: u, community: s3cret}\n"), `c.yaml:3:3: credentials "a": a community belongs to versions 1 and 2c, want user, auth and privacy`},
		{"user in v2c", set("{name: a, version: 2c, user: u, community: s3cret}\n"), `c.yaml:3:3: credentials "a": user, auth, privacy and context belong to version 3, want only a community`},
		{"no user", set("{name: a, version: 3}\n"), `c.yaml:3:3: credentials "a": no user, want the user name of SNMPv3`},
		{"privacy alone", set("{name: a, version: 3, user: u, privacy: {protocol: aes, passphrase: s3cret}}\n"), `c.yaml:3:3: credentials "a": privacy without auth, which SNMPv3 does not know, want auth too`},
		{"unknown auth", set("{name: a, version: 3, user: u, auth: {protocol: sha257, passphrase: s3cret}}\n"), `c.yaml:3:51: unknown auth protocol "sha257", want one of md5, sha, sha224, sha256, sha384, sha512`},
		{"unknown privacy", set("{name: a, version: 3, user: u, privacy: {protocol: 3des, passphrase: s3cret}}\n"), `c.yaml:3:54: unknown privacy protocol "3des", want one of aes, aes192, aes192c, aes256, aes256c, des`},
		{"no passphrase", set("{name: a, version: 3, user: u, auth: {protocol: sha}}\n"), "c.yaml:3:40: auth without a passphrase, want passphrase or passphrase_env"},
		{"no protocol", set("{name: a, version: 3, user: u, auth: {passphrase: s3cret}}\n"), "c.yaml:3:40: auth without a protocol, want one of md5, sha, sha224, sha256, sha384, sha512"},
		{"port", set("{name: a, version: 2c, community: s3cret, port: 70000}\n"), `c.yaml:3:51: port "70000", want a number from 1 to 65535`},
		{"scope", set("{name: a, version: 2c, community: s3cret, scope: [10.0.0.0/33]}\n"), `c.yaml:3:53: scope "10.0.0.0/33", want a prefix such as 10.0.0.0/8 or 2001:db8::/32, or an address`},
		{"two documents", "version: 1\n---\nversion: 1\n", "c.yaml:3:1: a second document, want only one"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := ReadCredentials(strings.NewReader(test.text), "c.yaml", environment)
			if err == nil || err.Error() != test.want {
				t.Errorf("error\n%v, want\n%s", err, test.want)
			}
			if strings.Contains(err.Error(), "s3cret") {
				t.Errorf("the error shows the secret: %v", err)
			}
		})
	}
}

func TestReadCredentialsKeepsTheReadersError(t *testing.T) {
	broken := errors.New("the disk is on fire")
	if _, err := ReadCredentials(iotest.ErrReader(broken), "c.yaml", environment); !errors.Is(err, broken) {
		t.Errorf("error %v, want the reader's", err)
	}
}

// Whatever is wrong with a file, the error is one line.
func FuzzReadCredentials(f *testing.F) {
	for _, seed := range []string{
		"version: 1\ncredentials:\n- {name: a, version: 2c, community: s3cret}\n",
		"version: 1\ncredentials:\n- name: a\n  version: 3\n  user: u\n  auth: {protocol: sha, passphrase: s3cret}\n",
		"version: 1\ncredentials:\n- name: a\n  community: 's3cret\n",
		"version: 1\ncredentials:\n- name: a\n  community: |\n   s3cret\n  scope: [::/0, 10.0.0.1]\n",
		"a: &b s3cret\nc: *b\n<<: {}\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		credentials, err := ReadCredentials(strings.NewReader(text), "c.yaml", environment)
		if err == nil {
			if len(credentials.sets) == 0 {
				t.Error("no sets and no error")
			}
			return
		}
		if strings.Contains(err.Error(), "\n") {
			t.Errorf("an error of several lines: %q", err)
		}
	})
}
