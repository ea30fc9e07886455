package cables

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Byte order marks.
var (
	utf8Mark    = []byte{0xEF, 0xBB, 0xBF}
	utf16Little = []byte{0xFF, 0xFE}
	utf16Big    = []byte{0xFE, 0xFF}
)

// sniff leaves text at the header and returns what separates its cells, and how
// many lines came before it: empty ones, remarks ("# of today"), one for Excel.
func sniff(text *bufio.Reader) (separator rune, before int, err error) {
	start, _ := text.Peek(len(utf8Mark))
	switch {
	case bytes.HasPrefix(start, utf16Little), bytes.HasPrefix(start, utf16Big):
		return 0, 0, errors.New("the text is UTF-16: save it as CSV in UTF-8")
	case bytes.Equal(start, utf8Mark):
		if _, err := text.Discard(len(utf8Mark)); err != nil {
			return 0, 0, err
		}
	}
	for {
		line, err := firstLine(text)
		if err != nil {
			return 0, 0, err
		}
		told, isTold := strings.CutPrefix(strings.ToLower(strings.Trim(line, "\"\r\n")), "sep=")
		if !isTold && strings.TrimSpace(line) != "" && !isRemark(line) {
			return separatorOf(line), before, nil
		}
		if _, err := text.Discard(len(line)); err != nil {
			return 0, 0, err
		}
		before++
		if isTold { // a line for Excel, before the header
			return toldSeparator(told, before)
		}
	}
}

// isRemark tells "# exported today,,," from a header with a column "#".
func isRemark(line string) bool {
	words, remark := strings.CutPrefix(line, "# ")
	return remark && !strings.ContainsAny(strings.TrimRight(words, separators+"\r\n"), separators)
}

func toldSeparator(told string, before int) (rune, int, error) {
	if len(told) != 1 || !strings.Contains(separators, told) {
		return 0, 0, fmt.Errorf("line %d: sep=%s: want one of , ; | and tab", before, told)
	}
	return rune(told[0]), before, nil
}

// firstLine returns the next line, or the part of it that the buffer holds,
// without consuming it.
func firstLine(text *bufio.Reader) (string, error) {
	ahead, err := text.Peek(text.Size())
	if len(ahead) == 0 && (err == nil || err == io.EOF) {
		return "", errors.New("the file is empty: want a first line such as id,phy_a,medium,length_m")
	}
	if len(ahead) == 0 {
		return "", err
	}
	if end := bytes.IndexByte(ahead, '\n'); end >= 0 {
		ahead = ahead[:end+1]
	} else if end := bytes.IndexByte(ahead, '\r'); end >= 0 && end+1 < len(ahead) {
		return "", errors.New("the lines end in CR alone, as Macintosh once had it: save the file as CSV in UTF-8")
	}
	return string(ahead), nil
}

// separators are what may stand between cells.
const separators = ",;\t|"

// separatorOf returns the separator that the header has most of, outside quotes.
func separatorOf(line string) rune {
	number := map[rune]int{}
	quoted := false
	for _, r := range line {
		switch {
		case r == '"':
			quoted = !quoted
		case !quoted:
			number[r]++
		}
	}
	most := ','
	for _, r := range separators {
		if number[r] > number[most] {
			most = r
		}
	}
	return most
}
