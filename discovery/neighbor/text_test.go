package neighbor

import "testing"

func TestText(t *testing.T) {
	for _, test := range []struct{ octets, text, line string }{
		{"sw1", "sw1", "sw1"},
		{"sw1\x00\x00  \x00", "sw1", "sw1"},
		{"sw1\x00\x00\n00 00", "sw1", "sw1"},
		{"\x00sw1", "sw1", "sw1"},
		{"  sw1 ", "sw1", "sw1"},
		{"a\r\n b\tc", "a b\tc", "a b c"},
		{"Z\xfcrich", "Zürich", "Zürich"}, // ISO 8859-1
		{"Zürich", "Zürich", "Zürich"},
		{"\x00\x01", "", ""},
	} {
		if got := Text([]byte(test.octets)); got != test.text {
			t.Errorf("text of %q is %q, want %q", test.octets, got, test.text)
		}
		if got := Line([]byte(test.octets)); got != test.line {
			t.Errorf("line of %q is %q, want %q", test.octets, got, test.line)
		}
	}
}
