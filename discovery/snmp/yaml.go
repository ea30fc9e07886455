package snmp

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// A YAML file is read as a tree of nodes and not into structs, so that each
// error can name the place and what would be right, and so that no error quotes
// the file: the line could hold a secret.

// place is where in a file something is: line and column, from 1.
type place struct{ line, column int }

// placed is an error at a place in a file.
type placed struct {
	place
	reason string
}

func (e *placed) Error() string { return fmt.Sprintf("%d:%d: %s", e.line, e.column, e.reason) }

// at returns an error at the place of a node.
func at(node ast.Node, format string, args ...any) error {
	return &placed{placeOf(node), fmt.Sprintf(format, args...)}
}

func placeOf(node ast.Node) place {
	if node == nil || node.GetToken() == nil {
		return place{1, 1}
	}
	position := node.GetToken().Position
	return place{position.Line, position.Column}
}

// parseYAML returns the root of the one document in text.
func parseYAML(text []byte) (ast.Node, error) {
	file, err := parser.ParseBytes(text, 0)
	var bad yaml.Error
	switch {
	case errors.As(err, &bad) && bad.GetToken() != nil:
		position := bad.GetToken().Position
		return nil, &placed{place{position.Line, position.Column}, "not YAML: " + bad.GetMessage()}
	case err != nil:
		return nil, &placed{place{1, 1}, "not YAML"}
	}
	var root ast.Node
	for _, doc := range file.Docs {
		if doc.Body == nil || doc.Body.Type() == ast.CommentType {
			continue
		}
		if root != nil {
			return nil, at(doc.Body, "a second document, want only one")
		}
		root = doc.Body
	}
	if root == nil {
		return nil, &placed{place{1, 1}, "the file is empty"}
	}
	return root, nil
}

// fields are the keys that a mapping may have, and what reads their values.
type fields map[string]func(ast.Node) error

// readMapping reads each key of a mapping; what names it in errors.
func readMapping(node ast.Node, what string, known fields) error {
	mapping, ok := node.(ast.MapNode)
	if !ok {
		return at(node, "%s: want keys and values (%s)", what, keys(known))
	}
	seen := make(map[string]bool)
	for entry := mapping.MapRange(); entry.Next(); {
		name := entry.Key().GetToken().Value
		read, ok := known[name]
		switch {
		case !ok:
			return at(entry.Key(), "unknown key %q in %s, want one of %s", name, what, keys(known))
		case seen[name]:
			return at(entry.Key(), "key %q twice in %s, want it once", name, what)
		}
		seen[name] = true
		if err := read(entry.Value()); err != nil {
			return err
		}
	}
	return nil
}

func keys[V any](known map[string]V) string {
	return strings.Join(slices.Sorted(maps.Keys(known)), ", ")
}

// readSequence reads each element of a sequence.
func readSequence(node ast.Node, what string, read func(ast.Node) error) error {
	sequence, ok := node.(*ast.SequenceNode)
	if !ok {
		return at(node, "%s: want a list", what)
	}
	for _, element := range sequence.Values {
		if err := read(element); err != nil {
			return err
		}
	}
	return nil
}

// readText returns a scalar as it is written, numbers too.
func readText(node ast.Node, what string) (string, error) {
	text := ""
	switch scalar := node.(type) {
	case *ast.StringNode:
		text = scalar.Value
	case *ast.LiteralNode:
		text = scalar.Value.Value
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		text = node.GetToken().Value
	default:
		return "", at(node, "%s: want text", what)
	}
	if text == "" {
		return "", at(node, "%s is empty, want text", what)
	}
	return text, nil
}
