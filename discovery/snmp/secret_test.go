package snmp

import (
	"encoding/json"
	"fmt"
	"net/netip"
	"strings"
	"testing"
)

func TestNothingPrintsSecrets(t *testing.T) {
	const text = "hunter2hunter2"
	secret := NewSecret(text)
	credentials := Community(text)
	set := credential{name: "core", version: v3, auth: key{"sha", secret}, privacy: key{"aes", secret}, community: secret}
	client := &Client{Credentials: credentials}
	agent, err := dial(t.Context(), netip.MustParseAddrPort("127.0.0.1:9"), credentials.sets[0]) // sends nothing
	if err != nil {
		t.Fatal(err)
	}
	session := newTestSession(agent, true)
	defer session.Close()
	for _, value := range []any{
		secret, &secret, []Secret{secret}, map[string]Secret{"a": secret}, struct{ Secret Secret }{secret},
		struct{ hidden Secret }{secret}, credentials, *credentials, set, &set, client, session,
	} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d", "%p"} {
			// Hexadecimal would hide the text from the search below.
			if out := fmt.Sprintf(verb, value); strings.Contains(out, text) || strings.Contains(out, fmt.Sprintf("%x", text)) {
				t.Errorf("%s of %T shows the secret: %s", verb, value, out)
			}
		}
		if out, err := json.Marshal(value); err == nil && strings.Contains(string(out), text) {
			t.Errorf("JSON of %T shows the secret: %s", value, out)
		}
	}
	if err := fmt.Errorf("with %v and %w", secret, fmt.Errorf("%#v", set)); strings.Contains(err.Error(), text) {
		t.Errorf("an error shows the secret: %v", err)
	}
}

func TestSecret(t *testing.T) {
	if got := NewSecret("public").reveal(); got != "public" {
		t.Errorf("reveal = %q, want public", got)
	}
	if got := (Secret{}).reveal(); got != "" {
		t.Errorf("reveal of the zero Secret = %q, want nothing", got)
	}
	if got := fmt.Sprint(NewSecret("public")); got != "REDACTED" {
		t.Errorf("printed as %q, want REDACTED", got)
	}
}
