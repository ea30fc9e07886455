package snmprec

import (
	"bytes"
	"errors"
	"math"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"

	"cablewright/discovery/probe"
)

func octets(text string) probe.Value {
	return probe.Value{Kind: probe.Octets, Bytes: []byte(text)}
}

func number(kind probe.Kind, n uint64) probe.Value { return probe.Value{Kind: kind, Num: n} }

func TestValues(t *testing.T) {
	minusOne := uint64(math.MaxUint64)
	tests := []struct {
		name    string
		read    string // what follows the OID
		want    probe.Value
		written string // what Write makes of it; "" if the same
	}{
		{"integer", "2|3", number(probe.Integer, 3), ""},
		{"negative integer", "2|-1", number(probe.Integer, minusOne), ""},
		{"text", "4|Debian 13", octets("Debian 13"), ""},
		{"empty text", "4|", octets(""), ""},
		{"text with the separator", "4|a|b", octets("a|b"), ""},
		{"text with a blank before", "4| a", octets(" a"), ""},
		{"text with a blank after", "4x|6120", octets("a "), ""},
		{"blanks after the line", "4|a \t", octets("a"), "4|a"},
		{"octets", "4x|02005e100001", octets("\x02\x00\x5e\x10\x00\x01"), ""},
		{"octets in capitals", "4x|0A", octets("\n"), "4x|0a"},
		{"octets that are text", "4x|6c656166", octets("leaf"), "4|leaf"},
		{"text beyond ASCII", "4|Zürich", octets("Zürich"), "4x|5ac3bc72696368"},
		{"escapes", `4e|a\\\n\x00\'`, octets("a\\\n\x00'"), "4x|615c0a0027"},
		{"null", "5|", probe.Value{Kind: probe.Null}, ""},
		{"noSuchInstance", "129|", probe.Value{Kind: probe.Null}, "5|"},
		{"OID", "6|1.3.6.1.4.1.8072", probe.Value{Kind: probe.ObjectID, OID: probe.OID{1, 3, 6, 1, 4, 1, 8072}}, ""},
		{"OID with a dot before", "6|.0.0", probe.Value{Kind: probe.ObjectID, OID: probe.OID{0, 0}}, "6|0.0"},
		{"empty OID", "6|", probe.Value{Kind: probe.ObjectID}, ""},
		{"address", "64|192.0.2.1", probe.Value{Kind: probe.IPAddress, Bytes: []byte{192, 0, 2, 1}}, ""},
		{"address in hexadecimal", "64x|c0000201", probe.Value{Kind: probe.IPAddress, Bytes: []byte{192, 0, 2, 1}}, "64|192.0.2.1"},
		{"address of a wrong length", "64x|c00002", probe.Value{Kind: probe.IPAddress, Bytes: []byte{192, 0, 2}}, ""},
		{"counter", "65|4294967295", number(probe.Counter32, math.MaxUint32), ""},
		{"gauge", "66|0", number(probe.Gauge32, 0), ""},
		{"ticks", "67|8231", number(probe.TimeTicks, 8231), ""},
		{"opaque", "68x|9f7804", probe.Value{Kind: probe.Opaque, Bytes: []byte{0x9f, 0x78, 4}}, ""},
		{"large counter", "70|18446744073709551615", number(probe.Counter64, math.MaxUint64), ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			rows, err := Read(strings.NewReader("1.3.6.1.9|" + test.read + "\n"))
			if err != nil {
				t.Fatal(err)
			}
			want := Row{probe.OID{1, 3, 6, 1, 9}, test.want}
			if len(rows) != 1 || !sameRow(rows[0], want) {
				t.Fatalf("Read = %v, want %v", rows, want)
			}
			var out bytes.Buffer
			if err := Write(&out, rows); err != nil {
				t.Fatal(err)
			}
			written := test.written
			if written == "" {
				written = test.read
			}
			if got := out.String(); got != "1.3.6.1.9|"+written+"\n" {
				t.Errorf("Write = %q, want %q after the OID", got, written)
			}
		})
	}
}

// sameRow compares values, and takes no bytes for the same as empty bytes.
func sameRow(a, b Row) bool {
	return a.OID.Compare(b.OID) == 0 && a.Value.Kind == b.Value.Kind && a.Value.Num == b.Value.Num &&
		bytes.Equal(a.Value.Bytes, b.Value.Bytes) && a.Value.OID.Compare(b.Value.OID) == 0
}

func TestReadSortsAndKeepsTheLast(t *testing.T) {
	rows, err := Read(strings.NewReader("\ufeff# from the lab\r\n\r\n" +
		"1.3.10|2|10\r\n1.3.9.1|2|9\r\n1.3.9|2|1\r\n.1.3.10|2|11"))
	if err != nil {
		t.Fatal(err)
	}
	want := []Row{
		{probe.OID{1, 3, 9}, number(probe.Integer, 1)},
		{probe.OID{1, 3, 9, 1}, number(probe.Integer, 9)},
		{probe.OID{1, 3, 10}, number(probe.Integer, 11)},
	}
	if !reflect.DeepEqual(rows, want) {
		t.Errorf("Read = %v, want %v", rows, want)
	}
}

func TestReadErrors(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"empty", "", `the recording is empty, want lines such as "1.3.6.1.2.1.1.5.0|4|leaf1"`},
		{"only comments", "# nothing\n\n", `the recording is empty, want lines such as "1.3.6.1.2.1.1.5.0|4|leaf1"`},
		{"no record", "hello\n", `line 1: "hello" is not a record, want OID|TAG|VALUE`},
		{"second line", "1.3|2|1\n1.3|2\n", `line 2: "1.3|2" is not a record, want OID|TAG|VALUE`},
		{"cut short", "1.3|2|1\n1.3.6.1|4", `line 2: "1.3.6.1|4" is not a record, want OID|TAG|VALUE; the recording ends within this line, was it cut short?`},
		{"cut in the octets", "1.3|4x|0a0", `line 1: value of 1.3: "0a0" is not hexadecimal, want pairs of 0-9 and a-f; the recording ends within this line, was it cut short?`},
		{"no OID", "|2|1\n", `line 1: "" is not an OID: arc 1 is "", want a number up to 4294967295`},
		{"arc too large", "1.4294967296|2|1\n", `line 1: "1.4294967296" is not an OID: arc 2 is "4294967296", want a number up to 4294967295`},
		{"symbolic OID", "sysName.0|4|a\n", `line 1: "sysName.0" is not an OID: arc 1 is "sysName", want a number up to 4294967295`},
		{"variation", "1.3|2:numeric|rate=1\n", `line 1: value of 1.3: tag "2:numeric" has snmpsim make up values (module "numeric"), want a fixed value with a tag such as 2, 4 or 4x`},
		{"unknown tag", "1.3|40|1\n", `line 1: value of 1.3: unknown tag "40", want 2, 4, 5, 6, 64, 65, 66, 67, 68 or 70, with x for hexadecimal`},
		{"no number", "1.3|66|<private>\n", `line 1: value of 1.3: "<private>" is not a number, want a whole number from 0`},
		{"empty number", "1.3|2|\n", `line 1: value of 1.3: "" is not a number, want a whole number`},
		{"number too large", "1.3|70|18446744073709551616\n", `line 1: value of 1.3: "18446744073709551616" is too large, want a whole number from 0 of at most 64 bits`},
		{"no address", "1.3|64|2001:db8::1\n", `line 1: value of 1.3: "2001:db8::1" is not an IPv4 address, want the form 192.0.2.1`},
		{"bad escape", `1.3|4e|a\q` + "\n", `line 1: value of 1.3: bad escape at "\\q", want \\ \' \" \a \b \f \n \r \t \v or \x and two hexadecimal digits`},
		{"several", "a\nb\nc\n", `line 1: "a" is not a record, want OID|TAG|VALUE (and 2 more such lines)`},
		{"long line", strings.Repeat("x", 1000) + "\n", `line 1: "` + strings.Repeat("x", 60) + `..." is not a record, want OID|TAG|VALUE`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if _, err := Read(strings.NewReader(test.text)); err == nil || err.Error() != test.want {
				t.Errorf("Read(%q) says\n%v, want\n%v", test.text, err, test.want)
			}
		})
	}
}

func TestReadReturnsTheGoodLinesBesideTheError(t *testing.T) {
	rows, err := Read(strings.NewReader("1.3.2|2|2\nrubbish\n1.3.1|2|1\n"))
	var bad BadLines
	if !errors.As(err, &bad) || len(bad) != 1 || bad[0].Line != 2 {
		t.Errorf("error = %v, want line 2 as bad", err)
	}
	if len(rows) != 2 || rows[0].OID.String() != "1.3.1" {
		t.Errorf("rows = %v, want the two others in order", rows)
	}
}

func TestFailingReaderAndWriter(t *testing.T) {
	broken := errors.New("the disk is on fire")
	if _, err := Read(iotest.ErrReader(broken)); !errors.Is(err, broken) {
		t.Errorf("Read says %v, want the reader's error", err)
	}
	if err := Write(failingWriter{broken}, []Row{{probe.OID{1, 3}, octets("a")}}); !errors.Is(err, broken) {
		t.Errorf("Write says %v, want the writer's error", err)
	}
}

type failingWriter struct{ err error }

func (w failingWriter) Write([]byte) (int, error) { return 0, w.err }

func TestWriteRefuses(t *testing.T) {
	tests := []struct {
		name string
		row  Row
		want string
	}{
		{"no value", Row{OID: probe.OID{1, 3}}, `recording the value of "1.3": a value of kind 0 cannot be recorded`},
		{"no OID", Row{Value: octets("a")}, `recording the value of "": it has no OID`},
	}
	for _, test := range tests {
		if err := Write(&bytes.Buffer{}, []Row{test.row}); err == nil || err.Error() != test.want {
			t.Errorf("%s: Write says %v, want %s", test.name, err, test.want)
		}
	}
}

func TestWriteLeavesTheRowsAlone(t *testing.T) {
	rows := []Row{{probe.OID{1, 4}, octets("b")}, {probe.OID{1, 3}, octets("a")}}
	var out strings.Builder
	if err := Write(&out, rows); err != nil {
		t.Fatal(err)
	}
	if want := "1.3|4|a\n1.4|4|b\n"; out.String() != want {
		t.Errorf("Write = %q, want %q", out.String(), want)
	}
	if rows[0].OID.String() != "1.4" {
		t.Error("Write reordered the caller's rows")
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("1.3.6.1.2.1.1.5.0|4|leaf1\n1.3.6.1.2.1.1.3.0|67|1\n"))
	f.Add([]byte("\xef\xbb\xbf1.3|4x|00ff\r\n1.3|4e|\\x00\\n\r\n"))
	f.Add([]byte("1.3|2|-9223372036854775808\n.1.4|70|18446744073709551615\n1.5|6|.0.0"))
	f.Add([]byte("1.3|64|192.0.2.1\n1.3|64x|\n1.4|68|a \n1.5|5|x\n1.6|130|"))
	f.Add([]byte("1.3|2:numeric|rate=1\n#\n|||\n1.3.|2|1\n1|4|"))
	f.Fuzz(func(t *testing.T, text []byte) {
		rows, _ := Read(bytes.NewReader(text))
		var first bytes.Buffer
		if err := Write(&first, rows); err != nil {
			t.Fatalf("writing what was read: %v", err)
		}
		if len(rows) == 0 {
			return
		}
		again, err := Read(bytes.NewReader(first.Bytes()))
		if err != nil {
			t.Fatalf("reading what was written: %v", err)
		}
		if len(again) != len(rows) {
			t.Fatalf("%d rows became %d", len(rows), len(again))
		}
		for i := range rows {
			if !sameRow(rows[i], again[i]) {
				t.Fatalf("row %v became %v", rows[i], again[i])
			}
			if i > 0 && rows[i-1].OID.Compare(rows[i].OID) >= 0 {
				t.Fatalf("%v is not before %v", rows[i-1].OID, rows[i].OID)
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	var text bytes.Buffer
	for i := range 100_000 {
		row := Row{probe.OID{1, 3, 6, 1, 2, 1, 2, 2, 1, uint32(i / 1000), uint32(i % 1000)}, octets("GigabitEthernet0/1")}
		line, _ := appendRow(nil, row)
		text.Write(line)
	}
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(bytes.NewReader(text.Bytes())); err != nil {
			b.Fatal(err)
		}
	}
}
