package topology

import (
	"bufio"
	"bytes"
	"cmp"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

// Version is the version of the stored form of a Snapshot that this package
// writes. It reads every version up to it.
const Version = 1

// Schema is the JSON Schema (draft 2020-12) of a stored Snapshot.
//
//go:embed snapshot.schema.json
var Schema string

// Snapshot is a network as it was known at one time: plain sorted data.
// Devices are sorted by ID, links by their ends, and so on down, so equal
// networks are stored as equal bytes.
type Snapshot struct {
	Version   int        `json:"version"`
	Taken     time.Time  `json:"taken"`
	Devices   []Device   `json:"devices"`
	Links     []Link     `json:"links"`
	Segments  []Segment  `json:"segments"`
	Endpoints []Endpoint `json:"endpoints"`
	Gaps      []Gap      `json:"gaps"`
}

// WriteSnapshot stores a snapshot as JSON that obeys Schema: one device, link or
// other element a line, so that files can be compared by line. It encodes one
// element at a time: a large network is not held twice.
func WriteSnapshot(w io.Writer, s *Snapshot) error {
	taken, err := json.Marshal(s.Taken)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "{\n\"version\": %d,\n\"taken\": %s", Version, taken)
	err = cmp.Or( // a failed list is told once: the rest is written to nowhere
		writeList(out, "devices", s.Devices),
		writeList(out, "links", s.Links),
		writeList(out, "segments", s.Segments),
		writeList(out, "endpoints", s.Endpoints),
		writeList(out, "gaps", s.Gaps),
	)
	out.WriteString("\n}\n")
	return cmp.Or(err, out.Flush())
}

// writeList writes a list with one element a line. The encoder ends each line
// itself, so the comma opens the next one.
func writeList[T any](out *bufio.Writer, name string, list []T) error {
	fmt.Fprintf(out, ",\n%q: [\n", name)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for i := range list {
		if i > 0 {
			out.WriteByte(',')
		}
		if err := encoder.Encode(&list[i]); err != nil {
			return err
		}
	}
	return out.WriteByte(']')
}

// present turns a nil slice into an empty one: the stored lists are never null.
func present[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// ReadSnapshot reads a stored snapshot. The error says at which line the text
// is no JSON, or what makes it no snapshot of a version that can be read.
func ReadSnapshot(r io.Reader) (*Snapshot, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	if len(bytes.TrimSpace(text)) == 0 {
		return nil, errors.New(`the file is empty: want the output of "cablewright discover"`)
	}
	var s Snapshot
	read := struct {
		Version *int `json:"version"`
		*Snapshot
	}{Snapshot: &s}
	err = json.Unmarshal(text, &read)
	if newer := versionError(read.Version); newer != nil && (err == nil || read.Version != nil) {
		return nil, newer // what else is wrong follows from it
	}
	if err != nil {
		return nil, atLine(text, err)
	}
	s.Version = *read.Version
	return &s, s.validate()
}

// versionError says why a version cannot be read.
func versionError(version *int) error {
	switch {
	case version == nil:
		return errors.New(`not a snapshot: it has no "version"; want the output of "cablewright discover"`)
	case *version > Version:
		return fmt.Errorf("snapshot version %d is newer than this program reads (up to %d); use a newer cablewright", *version, Version)
	case *version < 1:
		return fmt.Errorf("snapshot version %d does not exist; want 1 to %d", *version, Version)
	}
	return nil
}

// validate holds the promises of the stored form that the index relies on.
func (s *Snapshot) validate() error {
	known := make(map[DeviceID]bool, len(s.Devices))
	for i := range s.Devices {
		id := s.Devices[i].ID
		switch {
		case id == "":
			return fmt.Errorf("devices[%d] has no id", i)
		case known[id]:
			return fmt.Errorf("devices[%d]: id %q is used twice", i, id)
		}
		known[id] = true
	}
	for i, link := range s.Links {
		for _, end := range []PortRef{link.A, link.B} {
			if !known[end.Device] {
				return fmt.Errorf("links[%d] ends at device %q, which is not in devices", i, end.Device)
			}
		}
	}
	for i, segment := range s.Segments {
		for _, port := range segment.Ports {
			if !known[port.Device] {
				return fmt.Errorf("segments[%d] names device %q, which is not in devices", i, port.Device)
			}
		}
	}
	return nil
}

// describe names a value of the wrong type and its field, without the types of
// this program.
func describe(kind *json.UnmarshalTypeError) string {
	if kind.Field == "" {
		return "a JSON " + kind.Value
	}
	return fmt.Sprintf("the %s in %s", kind.Value, strings.TrimPrefix(kind.Field, "Snapshot."))
}

// atLine puts the line and column in front of a JSON error that knows its
// offset.
func atLine(text []byte, err error) error {
	offset := int64(-1)
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		offset = syntax.Offset
	case errors.As(err, &kind):
		offset = kind.Offset
	}
	if offset < 0 || offset > int64(len(text)) {
		return err
	}
	if kind != nil {
		err = fmt.Errorf("%s does not belong here: want what the schema of a snapshot says", describe(kind))
	}
	line, column := 1, 1
	for _, c := range text[:offset] {
		column++
		if c == '\n' {
			line, column = line+1, 1
		}
	}
	return fmt.Errorf("line %d, column %d: %w", line, column, err)
}
