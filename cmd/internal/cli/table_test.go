package cli

import (
	"slices"
	"strings"
	"testing"
	"unicode"
)

func TestTableAlignsByWhatATerminalShows(t *testing.T) {
	table := newTable("NAME", "PORT", "NOTE")
	table.row("leaf1", "swp1", "")
	table.row("交换机", "swp10", "two cells each")
	table.row("cafe\u0301", "", "the accent takes none")
	table.row("", "", "")
	want := strings.Join([]string{
		"NAME    PORT   NOTE",
		"leaf1   swp1",
		"交换机  swp10  two cells each",
		"cafe\u0301           the accent takes none",
		"",
		"",
	}, "\n")
	var got strings.Builder
	if err := table.write(&got); err != nil {
		t.Fatal(err)
	}
	if got.String() != want {
		t.Errorf("got:\n%s\nwant:\n%s", got.String(), want)
	}
}

func TestTablePaintsWithoutMovingColumns(t *testing.T) {
	table := newTable()
	table.row("a", "b")
	table.row("long", "c")
	table.paint = func(row, column int, cell string) string {
		if row == 0 && column == 0 {
			return style{on: true}.red(cell)
		}
		return cell
	}
	var got strings.Builder
	if err := table.write(&got); err != nil {
		t.Fatal(err)
	}
	if want := "\x1b[31ma\x1b[0m     b\nlong  c\n"; got.String() != want {
		t.Errorf("got %q, want %q", got.String(), want)
	}
}

func TestTableDisarmsNamesFromTheNetwork(t *testing.T) {
	table := newTable()
	table.row("evil\x1b[2Jname\n", "tab\there", "\xff", "right\u202eleft")
	var got strings.Builder
	if err := table.write(&got); err != nil {
		t.Fatal(err)
	}
	if want := "evil�[2Jname�  tab�here  �  right�left\n"; got.String() != want {
		t.Errorf("got %q, want %q", got.String(), want)
	}
}

func TestFold(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"", []string{""}},
		{"one two", []string{"one two"}},
		{"one two three", []string{"one two", "three"}},
		{"averylongword is", []string{"averylongword", "is"}},
		{"交换机 a b", []string{"交换机 a", "b"}},
	} {
		if got := fold(test.text, 8); !slices.Equal(got, test.want) {
			t.Errorf("fold(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

// FuzzTableKeepsItsShape: whatever a device calls itself, a row is one line, and
// nothing in it can command the terminal.
func FuzzTableKeepsItsShape(f *testing.F) {
	for _, seed := range []string{"leaf1", "", "a\nb", "\x1b[2J", "交换机", "e\u0301", "\u202e", "\xff\xfe", "\u0085", " "} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		table := newTable("NAME", "PORT")
		table.row(cell, "swp1")
		table.row("leaf1", cell)
		var out strings.Builder
		if err := table.write(&out); err != nil {
			t.Fatal(err)
		}
		if lines := strings.Count(out.String(), "\n"); lines != 3 {
			t.Errorf("%q gives %d lines, want 3", cell, lines)
		}
		if strings.ContainsFunc(strings.ReplaceAll(out.String(), "\n", ""), unicode.IsControl) {
			t.Errorf("%q leaves a control character in %q", cell, out.String())
		}
	})
}
