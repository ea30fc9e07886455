package yamltree

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// Tree is a file of one document.
type Tree struct {
	Root  Node
	lines []string
}

// Node is a value in a tree: a mapping, a sequence or a scalar.
type Node = ast.Node

// place is where in a file something is: line and column, from 1.
type place struct{ line, column int }

// placed is an error at a place in a file.
type placed struct {
	place
	reason string
}

func (e *placed) Error() string { return fmt.Sprintf("%d:%d: %s", e.line, e.column, e.reason) }

// At returns an error at the place of a node.
func At(node Node, format string, args ...any) error {
	return &placed{placeOf(node), fmt.Sprintf(format, args...)}
}

// placeOf returns where a node begins. The parser has a mapping without braces begin
// at its first colon.
func placeOf(node Node) place {
	switch mapping := node.(type) {
	case *ast.MappingValueNode:
		node = mapping.Key
	case *ast.MappingNode:
		if !mapping.IsFlowStyle && len(mapping.Values) > 0 {
			node = mapping.Values[0].Key
		}
	}
	if node == nil || node.GetToken() == nil {
		return place{1, 1}
	}
	position := node.GetToken().Position
	return place{position.Line, position.Column}
}

// Within returns an error at a place inside the text of a node: at the line and
// the column of text, both from 0. Where the file writes that line otherwise (folded
// or escaped), the place is the node's.
func (t *Tree) Within(node Node, text string, line, column int, format string, args ...any) error {
	at := placeOf(node)
	first, skip := at.line, at.column-1
	if _, block := node.(*ast.LiteralNode); block {
		first, skip = at.line+1, 0
	}
	lines := strings.Split(text, "\n")
	if line < len(lines) && first+line <= len(t.lines) {
		written := []rune(t.lines[first+line-1])
		written = written[min(skip, len(written)):]
		if before, _, found := strings.Cut(string(written), lines[line]); found {
			at = place{first + line, skip + utf8.RuneCountInString(before) + column + 1}
		}
	}
	return &placed{at, fmt.Sprintf(format, args...)}
}

// Parse reads the one document in text.
func Parse(text []byte) (*Tree, error) {
	text = bytes.TrimPrefix(text, []byte("\ufeff")) // as some editors of Windows begin a file
	file, err := parser.ParseBytes(text, 0)
	var bad yaml.Error
	switch {
	case errors.As(err, &bad) && bad.GetToken() != nil:
		position := bad.GetToken().Position
		return nil, &placed{place{position.Line, position.Column}, "not YAML: " + bad.GetMessage()}
	case err != nil:
		return nil, &placed{place{1, 1}, "not YAML"}
	}
	tree := &Tree{lines: strings.Split(string(text), "\n")}
	for _, doc := range file.Docs {
		if doc.Body == nil || doc.Body.Type() == ast.CommentType {
			continue
		}
		if tree.Root != nil {
			return nil, At(doc.Body, "a second document, want only one")
		}
		tree.Root = doc.Body
	}
	if tree.Root == nil {
		return nil, &placed{place{1, 1}, "the file is empty"}
	}
	return tree, nil
}

// Fields are the keys that a mapping may have, and what reads their values.
type Fields map[string]func(Node) error

// Mapping reads each key of a mapping; what names it in errors.
func Mapping(node Node, what string, known Fields) error {
	return Entries(node, what, Keys(known), func(key, value Node) error {
		name := key.GetToken().Value
		read, ok := known[name]
		if !ok {
			return At(key, "unknown key %q in %s, want one of %s", name, what, Keys(known))
		}
		return read(value)
	})
}

// Entries reads a mapping of any keys, each once; keys says in errors what they
// are.
func Entries(node Node, what, keys string, read func(key, value Node) error) error {
	mapping, ok := node.(ast.MapNode)
	if !ok {
		return At(node, "%s: want keys and values (%s)", what, keys)
	}
	seen := make(map[string]bool)
	for entry := mapping.MapRange(); entry.Next(); {
		name := entry.Key().GetToken().Value
		if seen[name] {
			return At(entry.Key(), "key %q twice in %s, want it once", name, what)
		}
		seen[name] = true
		if err := read(entry.Key(), entry.Value()); err != nil {
			return err
		}
	}
	return nil
}

// Keys lists the keys of a map, sorted: "auth, name, user".
func Keys[V any](known map[string]V) string {
	return strings.Join(slices.Sorted(maps.Keys(known)), ", ")
}

// Sequence reads each element of a sequence.
func Sequence(node Node, what string, read func(Node) error) error {
	sequence, ok := node.(*ast.SequenceNode)
	if !ok {
		return At(node, "%s: want a list", what)
	}
	for _, element := range sequence.Values {
		if err := read(element); err != nil {
			return err
		}
	}
	return nil
}

// Text returns a scalar as it is written, numbers too.
func Text(node Node, what string) (string, error) {
	text := ""
	switch scalar := node.(type) {
	case *ast.StringNode:
		text = scalar.Value
	case *ast.LiteralNode:
		text = scalar.Value.Value
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		text = node.GetToken().Value
	default:
		return "", At(node, "%s: want text", what)
	}
	if text == "" {
		return "", At(node, "%s is empty, want text", what)
	}
	return text, nil
}

// IntoText reads a scalar into a variable.
func IntoText(into *string, what string) func(Node) error {
	return func(node Node) (err error) {
		*into, err = Text(node, what)
		return err
	}
}
