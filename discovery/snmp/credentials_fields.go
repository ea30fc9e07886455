package snmp

import (
	"fmt"
	"net/netip"
	"strconv"

	"github.com/goccy/go-yaml/ast"
)

// intoKey reads a protocol and its passphrase.
func (f *credentialsFile) intoKey(into *key, what, names string, isKnown func(string) bool) func(ast.Node) error {
	return func(node ast.Node) error {
		passphrase := secretKeys{getenv: f.getenv, what: "passphrase", into: &into.passphrase}
		known := fields{"protocol": func(node ast.Node) (err error) {
			into.protocol, err = readText(node, "protocol")
			if err == nil && !isKnown(into.protocol) {
				return at(node, "unknown %s protocol %q, want one of %s", what, into.protocol, names)
			}
			return err
		}}
		passphrase.addTo(known)
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
	what   string // "community": the key of the text; with _env of the variable's name
	into   *Secret
	given  bool
}

// addTo adds the two keys to those of a mapping.
func (s *secretKeys) addTo(known fields) {
	asItIs := func(text string) (string, error) { return text, nil }
	known[s.what] = func(node ast.Node) error { return s.read(node, s.what, asItIs) }
	known[s.what+"_env"] = func(node ast.Node) error { return s.read(node, s.what+"_env", s.fromEnvironment) }
}

// read keeps the secret that resolve makes of the value of a key.
func (s *secretKeys) read(node ast.Node, key string, resolve func(string) (string, error)) error {
	if s.given {
		return at(node, "%s is given twice, want %s or %s_env", s.what, s.what, s.what)
	}
	text, err := readText(node, key)
	if err != nil {
		return err
	}
	if text, err = resolve(text); err != nil {
		return at(node, "%v", err)
	}
	*s.into, s.given = NewSecret(text), true
	return nil
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
