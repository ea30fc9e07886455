package cli

import (
	"strings"
	"testing"
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
