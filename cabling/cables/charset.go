package cables

import (
	"io"
	"unicode/utf8"
)

// decoder reads text of Windows-1252, which spreadsheets in Europe save, as UTF-8.
// It changes bytes that are no UTF-8, and no others.
type decoder struct {
	in     io.Reader
	raw    []byte // that was read, and begins with what is left of the last time
	left   int    // bytes of raw that begin a character whose end was not read
	ready  []byte // to be handed out
	failed error  // of in, once it has ended
}

func newDecoder(in io.Reader) *decoder { return &decoder{in: in, raw: make([]byte, 64<<10)} }

// Read hands out what is there, and reads more where nothing is.
func (d *decoder) Read(p []byte) (int, error) {
	for len(d.ready) == 0 {
		if d.failed != nil {
			return 0, d.failed
		}
		n, err := d.in.Read(d.raw[d.left:])
		d.failed = err
		d.take(d.raw[:d.left+n])
	}
	n := copy(p, d.ready)
	d.ready = d.ready[n:]
	return n, nil
}

// take decodes all of a text but a character at its end that is not complete.
func (d *decoder) take(text []byte) {
	whole := len(text)
	if d.failed == nil {
		whole -= started(text)
	}
	if utf8.Valid(text[:whole]) {
		d.ready = append(d.ready[:0], text[:whole]...)
	} else {
		d.ready = decode(d.ready[:0], text[:whole])
	}
	d.left = copy(d.raw, text[whole:])
}

// started returns how many bytes at the end of a text begin a character that goes
// on behind it.
func started(text []byte) int {
	for n := 1; n < utf8.UTFMax && n <= len(text); n++ {
		if utf8.RuneStart(text[len(text)-n]) {
			if utf8.FullRune(text[len(text)-n:]) {
				return 0
			}
			return n
		}
	}
	return 0
}

func decode(to, text []byte) []byte {
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		if r == utf8.RuneError && size == 1 {
			r = windows1252(text[0])
		}
		to, text = utf8.AppendRune(to, r), text[size:]
	}
	return to
}

// windows1252 returns the character of a byte: that of Latin-1, but for 32 of them.
func windows1252(octet byte) rune {
	if octet < 0x80 || octet > 0x9F {
		return rune(octet)
	}
	return []rune("€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ")[octet-0x80]
}
