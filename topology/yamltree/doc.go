// Package yamltree reads the YAML files that people write as a tree of nodes:
//
//	text ─▶ Parse ─▶ Tree ─▶ Mapping, Sequence, Text ─▶ what the file says
//
// A tree and not structs, so that every error names its place and what would be
// right ("3:7: unknown key ..."), unknown and doubled keys among them, and so that
// no error quotes the file: a line could hold a secret.
package yamltree
