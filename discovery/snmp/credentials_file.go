package snmp

import (
	"fmt"
	"io"

	"cablewright/topology/yamltree"
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
//	    context: vrf-mgmt    # optional, as the next two
//	    scope: [10.0.0.0/8]  # the agents it may be sent to; else all
//	    port: 1161           # else 161
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
	tree, err := yamltree.Parse(text)
	if err != nil {
		return nil, fmt.Errorf("%s:%w", name, err)
	}
	file := credentialsFile{getenv: getenv}
	if err := file.read(tree.Root); err != nil {
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

func (f *credentialsFile) read(root yamltree.Node) error {
	err := yamltree.Mapping(root, "the file", yamltree.Fields{
		"version": yamltree.IntoText(&f.version, "version"),
		"credentials": func(node yamltree.Node) error {
			return yamltree.Sequence(node, "credentials", f.readSet)
		},
	})
	switch {
	case err != nil:
		return err
	case f.version != "1":
		return yamltree.At(root, "version %q of the file is not known, want version: 1", f.version)
	case len(f.sets) == 0:
		return yamltree.At(root, "no credentials, want a list of at least one")
	}
	return nil
}

// readSet reads one set and checks that it is whole.
func (f *credentialsFile) readSet(node yamltree.Node) error {
	var set credential
	community := secretKeys{getenv: f.getenv, what: "community", into: &set.community}
	known := f.setFields(&set)
	community.addTo(known)
	if err := yamltree.Mapping(node, "credentials", known); err != nil {
		return err
	}
	for _, other := range f.sets {
		if other.name == set.name {
			return yamltree.At(node, "two credentials are named %q, want names that differ", set.name)
		}
	}
	if reason := incomplete(set, community.given); reason != "" {
		return yamltree.At(node, "credentials %q: %s", set.name, reason)
	}
	f.sets = append(f.sets, set)
	return nil
}

// setFields are the keys of a set besides its community.
func (f *credentialsFile) setFields(set *credential) yamltree.Fields {
	return yamltree.Fields{
		"name":    yamltree.IntoText(&set.name, "name"),
		"version": yamltree.IntoText((*string)(&set.version), "version"),
		"user":    yamltree.IntoText(&set.user, "user"),
		"context": yamltree.IntoText(&set.context, "context"),
		"auth":    f.intoKey(&set.auth, "auth", yamltree.Keys(authProtocols), isAuthProtocol),
		"privacy": f.intoKey(&set.privacy, "privacy", yamltree.Keys(privProtocols), isPrivProtocol),
		"port":    intoPort(&set.port),
		"scope":   intoScope(&set.scope),
	}
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
