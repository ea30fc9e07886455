package render

import (
	"bytes"
	"encoding/json"
	"io"
)

// elements writes a JSON array as its elements come, each on a line.
type elements struct {
	w       io.Writer
	encoder *json.Encoder
	line    bytes.Buffer // that the encoder fills
	before  string       // the next element
}

func newElements(w io.Writer) *elements {
	e := &elements{w: w, before: "[\n"}
	e.encoder = json.NewEncoder(&e.line)
	e.encoder.SetEscapeHTML(false)
	return e
}

func (e *elements) add(element any) error {
	e.line.Reset()
	e.line.WriteString(e.before)
	if err := e.encoder.Encode(element); err != nil {
		return err
	}
	e.before = ",\n"
	_, err := e.w.Write(bytes.TrimSuffix(e.line.Bytes(), []byte("\n")))
	return err
}

// addNamed adds an object that begins with a name under key, and goes on with the
// members of another that has some.
func (e *elements) addNamed(key, name string, object []byte) error {
	e.line.Reset()
	e.line.WriteString(e.before + `{"` + key + `":`)
	if err := e.encoder.Encode(name); err != nil {
		return err
	}
	e.line.Truncate(e.line.Len() - len("\n"))
	e.line.WriteByte(',')
	e.line.Write(object[len("{"):])
	e.before = ",\n"
	_, err := e.w.Write(e.line.Bytes())
	return err
}

// encode returns the JSON of a value, as elements writes it.
func encode(value any) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(value)
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), err
}

// close ends the array.
func (e *elements) close() error {
	end := "\n]"
	if e.before == "[\n" {
		end = "[]"
	}
	_, err := io.WriteString(e.w, end)
	return err
}
