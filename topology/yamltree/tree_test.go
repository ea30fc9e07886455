package yamltree

import (
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"one document", "a: 1\n", ""},
		{"with a byte order mark", "\ufeffa: 1\n", ""},
		{"lines of Windows", "a: 1\r\nb: 2\r\n", ""},
		{"empty", "", "1:1: the file is empty"},
		{"comments alone", "# a\n", "1:1: the file is empty"},
		{"two documents", "a: 1\n---\nb: 2\n", "3:1: a second document, want only one"},
		{"no YAML", "a: [1\n", "1:4: not YAML: "},
	} {
		t.Run(test.name, func(t *testing.T) {
			tree, err := Parse([]byte(test.text))
			switch {
			case test.want != "":
				if err == nil || !strings.HasPrefix(err.Error(), test.want) {
					t.Errorf("error %v, want %s", err, test.want)
				}
			case err != nil:
				t.Error(err)
			default:
				var value string
				known := Fields{"a": IntoText(&value, "a"), "b": func(Node) error { return nil }}
				if err := Mapping(tree.Root, "the file", known); err != nil || value != "1" {
					t.Errorf("a is %q, %v; want 1", value, err)
				}
			}
		})
	}
}

func TestMappingRefuses(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"a list", "- a\n", "the file: want keys and values (a, b)"},
		{"unknown key", "a: 1\nc: 2\n", `2:1: unknown key "c" in the file, want one of a, b`},
		{"key twice", "{a: 1, a: 2}\n", "1:8: "},
		{"no text", "a: [1]\n", "1:4: a: want text"},
		{"empty text", "a: ''\n", "1:4: a is empty, want text"},
		{"no list", "b: 1\n", "1:4: b: want a list"},
	} {
		t.Run(test.name, func(t *testing.T) {
			tree, err := Parse([]byte(test.text))
			if err == nil {
				var value string
				err = Mapping(tree.Root, "the file", Fields{
					"a": IntoText(&value, "a"),
					"b": func(node Node) error { return Sequence(node, "b", func(Node) error { return nil }) },
				})
			}
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want %s", err, test.want)
			}
		})
	}
}

// The place inside a text is found however the file writes it.
func TestWithin(t *testing.T) {
	for _, test := range []struct {
		name, text   string
		line, column int
		want         string
	}{
		{"plain", "a: one two\n", 0, 4, "1:8"},
		{"quoted", "a: 'one two'\n", 0, 4, "1:9"},
		{"behind letters of two octets", "{ä: é, a: öne two}\n", 0, 4, "1:15"},
		{"block", "a: |\n  one\n    two\n", 1, 2, "3:5"},
		{"folded", "a: >\n  one\n  two\n", 0, 4, "1:4"},
		{"escaped", `a: "one\ttwo"`, 0, 4, "1:4"},
		{"past the end", "a: one two\n", 7, 4, "1:4"},
	} {
		t.Run(test.name, func(t *testing.T) {
			tree, err := Parse([]byte(test.text))
			if err != nil {
				t.Fatal(err)
			}
			err = Mapping(tree.Root, "the file", Fields{
				"ä": func(Node) error { return nil },
				"a": func(node Node) error {
					text, err := Text(node, "a")
					if err != nil {
						return err
					}
					return tree.Within(node, text, test.line, test.column, "here")
				},
			})
			if want := test.want + ": here"; err == nil || err.Error() != want {
				t.Errorf("error %v, want %s", err, want)
			}
		})
	}
}

// Whatever stands in a file, reading it ends without a panic.
func FuzzParse(f *testing.F) {
	f.Add([]byte("a: {b: [1, 'two', \"th\\tree\"]}\n"))
	f.Add([]byte("a: |\n  one\n  two\nb: >-\n  three\n"))
	f.Add([]byte("a: &x 1\nb: *x\n? c\n: d\n--- !!str\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		tree, err := Parse(text)
		if err == nil {
			walk(tree, tree.Root, 0)
		}
	})
}

func walk(tree *Tree, node Node, depth int) {
	if depth > 100 {
		return
	}
	if text, err := Text(node, "node"); err == nil {
		_ = tree.Within(node, text, depth, depth, "here")
	}
	_ = Entries(node, "node", "any", func(_, value Node) error { walk(tree, value, depth+1); return nil })
	_ = Sequence(node, "node", func(value Node) error { walk(tree, value, depth+1); return nil })
}
