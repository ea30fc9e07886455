package snmp

import (
	"fmt"
	"io"
	"net/netip"
	"strconv"

	"github.com/goccy/go-yaml/ast"
)

// ReadCredentials reads a credentials file:
//
//	version: 1
//	credentials:             # tried in this order
//	  - name: core           # as messages call it
//	    version: 3
//	    user: netops
//	    auth: {protocol: sha256, passphrase_env: CORE_AUTH}
//	    privacy: {protocol: aes, passphrase_env: CORE_PRIVACY}
//	    context: ""          # optional, as the next two
//	    scope: [10.0.0.0/8]  # the agents it may be sent to; else all
//	    port: 161
//	  - name: old
//	    version: 2c          # or 1
//	    community_env: OLD_COMMUNITY
//
// A secret stands in the file (community, passphrase), or in the environment
// variable that is named (community_env, passphrase_env). name is the file's,
// for errors: "name:line:column: what is wrong, what would be right". No error
// quotes a secret.
func ReadCredentials(r io.Reader, name string, getenv func(string) string) (*Credentials, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	root, err := parseYAML(text)
	if err != nil {
		return nil, fmt.Errorf("%s:%w", name, err)
	}
	file := credentialsFile{getenv: getenv}
	if err := file.read(root); err != nil {
		return nil, fmt.Errorf("%s:%w", name, err)
	}
	return &Credentials{file.sets}, nil
}

// credentialsFile is what has been read of a file.
type credentialsFile struct {
	getenv  func(string) string
	version string
	sets    []credential
}

func (f *credentialsFile) read(root ast.Node) error {
	err := readMapping(root, "the file", fields{
		"version": intoText(&f.version, "version"),
		"credentials": func(node ast.Node) error {
			return readSequence(node, "credentials", f.readSet)
		},
	})
	switch {
	case err != nil:
		return err
	case f.version != "1":
		return at(root, "version %q of the file is not known, want version: 1", f.version)
	case len(f.sets) == 0:
		return at(root, "no credentials, want a list of at least one")
	}
	return nil
}

// readSet reads one set and checks that it is whole.
func (f *credentialsFile) readSet(node ast.Node) error {
	var set credential
	var number string
	community := secretKeys{getenv: f.getenv, what: "community"}
	known := fields{
		"name":    intoText(&set.name, "name"),
		"version": intoText(&number, "version"),
		"user":    intoText(&set.user, "user"),
		"context": func(node ast.Node) (err error) {
			if text, ok := node.(*ast.StringNode); !ok || text.Value != "" {
				set.context, err = readText(node, "context")
			}
			return err
		},
		"auth":    f.intoKey(&set.auth, "auth", keys(authProtocols), isAuthProtocol),
		"privacy": f.intoKey(&set.privacy, "privacy", keys(privProtocols), isPrivProtocol),
		"port":    intoPort(&set.port),
		"scope":   intoScope(&set.scope),
	}
	community.addTo(known, &set.community)
	if err := readMapping(node, "credentials", known); err != nil {
		return err
	}
	set.version = version(number)
	for _, other := range f.sets {
		if other.name == set.name {
			return at(node, "two credentials are named %q, want names that differ", set.name)
		}
	}
	if reason := incomplete(set, community.given); reason != "" {
		return at(node, "credentials %q: %s", set.name, reason)
	}
	f.sets = append(f.sets, set)
	return nil
}

// incomplete says what is missing from a set, or too much.
func incomplete(set credential, community bool) string {
	switch {
	case set.name == "":
		return "no name, want one for messages"
	case set.version == v1 || set.version == v2c:
		if !community {
			return "no community, want community or community_env"
		}
		if set.user != "" || set.auth.protocol != "" || set.privacy.protocol != "" || set.context != "" {
			return "user, auth, privacy and context belong to version 3, want only a community"
		}
	case set.version == v3:
		if set.user == "" {
			return "no user, want the user name of SNMPv3"
		}
		if community {
			return "a community belongs to versions 1 and 2c, want user, auth and privacy"
		}
		if set.privacy.protocol != "" && set.auth.protocol == "" {
			return "privacy without auth, which SNMPv3 does not know, want auth too"
		}
	default:
		return fmt.Sprintf("unknown version %q, want 1, 2c or 3", string(set.version))
	}
	return ""
}

// intoKey reads a protocol and its passphrase.
func (f *credentialsFile) intoKey(into *key, what, names string, isKnown func(string) bool) func(ast.Node) error {
	return func(node ast.Node) error {
		passphrase := secretKeys{getenv: f.getenv, what: "passphrase"}
		known := fields{"protocol": func(node ast.Node) (err error) {
			into.protocol, err = readText(node, "protocol")
			if err == nil && !isKnown(into.protocol) {
				return at(node, "unknown %s protocol %q, want one of %s", what, into.protocol, names)
			}
			return err
		}}
		passphrase.addTo(known, &into.passphrase)
		if err := readMapping(node, what, known); err != nil {
			return err
		}
		switch {
		case into.protocol == "":
			return at(node, "%s without a protocol, want one of %s", what, names)
		case !passphrase.given:
			return at(node, "%s without a passphrase, want passphrase or passphrase_env", what)
		}
		return nil
	}
}

// secretKeys are the two ways to give a secret.
type secretKeys struct {
	getenv func(string) string
	what   string // "community": the key for the text; with _env for the variable
	given  bool
}

// addTo adds the two keys to those of a mapping.
func (s *secretKeys) addTo(known fields, into *Secret) {
	read := func(node ast.Node, key string, text func(string) (string, error)) error {
		if s.given {
			return at(node, "%s is given twice, want %s or %s_env", s.what, s.what, s.what)
		}
		written, err := readText(node, key)
		if err != nil {
			return err
		}
		secret, err := text(written)
		if err != nil {
			return at(node, "%v", err)
		}
		*into, s.given = NewSecret(secret), true
		return nil
	}
	known[s.what] = func(node ast.Node) error {
		return read(node, s.what, func(text string) (string, error) { return text, nil })
	}
	known[s.what+"_env"] = func(node ast.Node) error {
		return read(node, s.what+"_env", s.fromEnvironment)
	}
}

func (s *secretKeys) fromEnvironment(name string) (string, error) {
	text := s.getenv(name)
	if text == "" {
		return "", fmt.Errorf("the environment variable %s for the %s is not set, want it set or %s in the file", name, s.what, s.what)
	}
	return text, nil
}

func intoText(into *string, what string) func(ast.Node) error {
	return func(node ast.Node) (err error) {
		*into, err = readText(node, what)
		return err
	}
}

func intoPort(into *uint16) func(ast.Node) error {
	return func(node ast.Node) error {
		text, err := readText(node, "port")
		if err != nil {
			return err
		}
		port, err := strconv.ParseUint(text, 10, 16)
		if err != nil || port == 0 {
			return at(node, "port %q, want a number from 1 to 65535", text)
		}
		*into = uint16(port)
		return nil
	}
}

func intoScope(into *[]netip.Prefix) func(ast.Node) error {
	return func(node ast.Node) error {
		return readSequence(node, "scope", func(node ast.Node) error {
			text, err := readText(node, "scope")
			if err != nil {
				return err
			}
			prefix, err := parsePrefix(text)
			if err != nil {
				return at(node, "scope %q, want a prefix such as 10.0.0.0/8 or 2001:db8::/32, or an address", text)
			}
			*into = append(*into, prefix)
			return nil
		})
	}
}

// parsePrefix reads a prefix, or an address as the prefix of itself.
func parsePrefix(text string) (netip.Prefix, error) {
	if addr, err := netip.ParseAddr(text); err == nil {
		return netip.PrefixFrom(addr.WithZone(""), addr.BitLen()), nil
	}
	prefix, err := netip.ParsePrefix(text)
	return prefix.Masked(), err
}
