package render

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"io"
	"net/url"
	"path/filepath"
	"slices"

	"cablewright/topology"
)

type (
	sarifLocation struct {
		Physical sarifPhysical  `json:"physicalLocation"`
		Logical  []sarifLogical `json:"logicalLocations,omitempty"`
	}
	sarifPhysical struct {
		Artifact struct {
			URI string `json:"uri"`
		} `json:"artifactLocation"`
		Region struct {
			StartLine int `json:"startLine"`
		} `json:"region"`
	}
	sarifLogical struct {
		Name     string `json:"name"`
		FullName string `json:"fullyQualifiedName,omitempty"` // where it is more than the name
		Kind     string `json:"kind"`                         // "row", "device", "port"
	}
)

// newSarifLocation returns where a finding is: a line of a file, and the row,
// devices and ports it is about. What is about the whole file is at line 1: code
// hosts show no result without a line.
func newSarifLocation(file string, f topology.Finding) sarifLocation {
	var at sarifLocation
	at.Physical.Artifact.URI = fileURI(file)
	at.Physical.Region.StartLine = max(f.Line, 1)
	if f.Row != "" {
		at.Logical = append(at.Logical, sarifLogical{Name: f.Row, Kind: "row"})
	}
	for _, place := range f.At {
		if logical := newSarifLogical(place); !isRow(place, f) && !slices.Contains(at.Logical, logical) {
			at.Logical = append(at.Logical, logical)
		}
	}
	return at
}

func newSarifLogical(place topology.Place) sarifLogical {
	if place.Port == "" {
		return sarifLogical{Name: place.Name, Kind: "device"}
	}
	return sarifLogical{Name: place.Port, FullName: place.String(), Kind: "port"}
}

// fingerprint returns what stays of a finding from run to run: rule and place, and
// which of several there it is. No number is in it, and no line, so a finding that
// moves in the file or gets worse is still the same.
func (l *sarifLog) fingerprint(f topology.Finding) sarifPrints {
	hash := fnv.New64a()
	fmt.Fprintf(hash, "%s", f.Rule)
	for _, part := range identity(f) {
		io.WriteString(hash, "\x00"+part)
	}
	sum := hash.Sum64()
	l.seen[sum]++
	return sarifPrints{fmt.Sprintf("%016x:%d", sum, l.seen[sum])}
}

// identity returns what a finding is about: the ends of a link, else the row, else
// the first places. Those after them come and go with the size of the network.
func identity(f topology.Finding) []string {
	places := f.At[:min(len(f.At), 2)]
	open := len(places) == 0 || slices.ContainsFunc(places, func(place topology.Place) bool { return place.Port == "" })
	if f.Row != "" && open {
		return []string{f.Row}
	}
	var parts []string
	for _, place := range places {
		parts = append(parts, cmp.Or(string(place.Device), place.Name), place.Port)
	}
	return parts
}

// fileURI returns the path as a URI: relative where the path is.
func fileURI(path string) string {
	uri := url.URL{Path: filepath.ToSlash(path)}
	switch {
	case path == "-":
		uri.Path = "stdin"
	case filepath.IsAbs(path):
		uri.Scheme = "file"
	}
	return uri.String()
}
