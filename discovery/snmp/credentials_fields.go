package snmp

import (
	"fmt"
	"net/netip"
	"strconv"

	"cablewright/topology/yamltree"
)

// intoKey reads a protocol and its passphrase.
func (f *credentialsFile) intoKey(into *key, what, names string, isKnown func(string) bool) func(yamltree.Node) error {
	return func(node yamltree.Node) error {
		passphrase := secretKeys{getenv: f.getenv, what: "passphrase", into: &into.passphrase}
		known := yamltree.Fields{"protocol": func(node yamltree.Node) (err error) {
			into.protocol, err = yamltree.Text(node, "protocol")
			if err == nil && !isKnown(into.protocol) {
				return yamltree.At(node, "unknown %s protocol %q, want one of %s", what, into.protocol, names)
			}
			return err
		}}
		passphrase.addTo(known)
		if err := yamltree.Mapping(node, what, known); err != nil {
			return err
		}
		switch {
		case into.protocol == "":
			return yamltree.At(node, "%s without a protocol, want one of %s", what, names)
		case !passphrase.given:
			return yamltree.At(node, "%s without a passphrase, want passphrase or passphrase_env", what)
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
func (s *secretKeys) addTo(known yamltree.Fields) {
	asItIs := func(text string) (string, error) { return text, nil }
	known[s.what] = func(node yamltree.Node) error { return s.read(node, s.what, asItIs) }
	known[s.what+"_env"] = func(node yamltree.Node) error { return s.read(node, s.what+"_env", s.fromEnvironment) }
}

// read keeps the secret that resolve makes of the value of a key.
func (s *secretKeys) read(node yamltree.Node, key string, resolve func(string) (string, error)) error {
	if s.given {
		return yamltree.At(node, "%s is given twice, want %s or %s_env", s.what, s.what, s.what)
	}
	text, err := yamltree.Text(node, key)
	if err != nil {
		return err
	}
	if text, err = resolve(text); err != nil {
		return yamltree.At(node, "%v", err)
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

func intoPort(into *uint16) func(yamltree.Node) error {
	return func(node yamltree.Node) error {
		text, err := yamltree.Text(node, "port")
		if err != nil {
			return err
		}
		port, err := strconv.ParseUint(text, 10, 16)
		if err != nil || port == 0 {
			return yamltree.At(node, "port %q, want a number from 1 to 65535", text)
		}
		*into = uint16(port)
		return nil
	}
}

func intoScope(into *[]netip.Prefix) func(yamltree.Node) error {
	return func(node yamltree.Node) error {
		return yamltree.Sequence(node, "scope", func(node yamltree.Node) error {
			text, err := yamltree.Text(node, "scope")
			if err != nil {
				return err
			}
			prefix, err := parsePrefix(text)
			if err != nil {
				return yamltree.At(node, "scope %q, want a prefix such as 10.0.0.0/8 or 2001:db8::/32, or an address", text)
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
