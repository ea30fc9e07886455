package cables

import (
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"cablewright/cabling"
	"cablewright/topology"
)

// read returns all rows of a file. Their cells are copied.
func read(t *testing.T, text string) (*Reader, []Row) {
	t.Helper()
	reader, err := NewReader(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	var rows []Row
	for row, err := range reader.Rows() {
		if err != nil {
			t.Fatal(err)
		}
		kept := *row
		kept.Cells = slices.Clone(row.Cells)
		rows = append(rows, kept)
	}
	return reader, rows
}

// problems folds the problems of a row into a line.
func problems(row Row) string {
	var words []string
	for _, problem := range row.Problems {
		words = append(words, problem.Error())
	}
	return strings.Join(words, "; ")
}

func TestEveryColumn(t *testing.T) {
	const text = "id,a_device,a_port,b_device,b_port,a_kind,b_kind,phy_a,phy_b,speed,medium,length_m,elements,cord_m,cord_awg,shield,fec,fec_a,fec_b,legs," +
		"route,pathway,od_mm,count,upgrade,attenuation_db_km,bundle,met,mode_a,mode_b,mau_a,mau_b,part_a,part_b,form_factor,form_factor_a,form_factor_b,cage_a,cage_b," +
		"port_speed_a,port_speed_b,power_w_a,power_w_b,cage_w_a,cage_w_b,rated_m_a,rated_m_b,side_a,side_b," +
		"tested_db,tested_db_a,tested_db_b,tested_launch,rx_dbm_a,rx_dbm_b,tx_dbm_a,tx_dbm_b,bonded,cable_awg,poe_pse,poe_pd_w,matings,colour,label,label_a,label_b\n" +
		"C1,leaf1,swp1,spine1,swp2,dcim.interface,dcim.rearport,100GBASE-SR4,100GBASE-SR4,100G,om4,85,2xMPO@0.35,2,28,yes,none,rs,rs-528,4," +
		"U10 -> U40,T-01; C-3 conduit 35 mm,3.0,2,400G," +
		"2.5,24,alien-crosstalk,auto,100/full,102,100GigBaseR,QSFP-100G-SR4-S,MMA1B00-C100D,SFP+,QSFP28,SFP28,QSFP-DD,qsfpdd," +
		"400G,100G,3.5,3.5 W,14,12,100,70 m,D,U," +
		"1.9,1.8 dB,\"1,7\",EF,-4.5 dBm,\"−5,25\",-2,1,yes,23 AWG,Type 3,class 5,40,aqua,A-17,A-17a,A-17b\n"
	_, rows := read(t, text)
	if len(rows) != 1 || len(rows[0].Problems) > 0 {
		t.Fatalf("%+v", rows)
	}
	got := rows[0].Channel
	if got.A.PHY == nil || got.A.PHY.Name != "100GBASE-SR4" || got.B.PHY != got.A.PHY {
		t.Errorf("PHYs %v and %v, want 100GBASE-SR4", got.A.PHY, got.B.PHY)
	}
	if got.Medium == nil || got.Medium.ID != "om4" {
		t.Errorf("medium %v, want om4", got.Medium)
	}
	if len(got.Elements) != 1 || got.Elements[0].Count != 2 || got.Elements[0].Loss != 0.35 {
		t.Errorf("elements %+v, want two of 0.35 dB", got.Elements)
	}
	if got.A.MAU == nil || got.A.MAU.Code != "102" || got.B.MAU == nil || got.B.MAU.Code != "101" {
		t.Errorf("MAU types %v and %v, want 102 and 101", got.A.MAU, got.B.MAU)
	}
	yes := true
	want := cabling.Channel{
		ID: "C1", Label: "A-17", Speed: 100e9, Length: cabling.Metres(85), Cord: cabling.Metres(2), CordAWG: 28, Shielded: &yes, Legs: 4,
		A: cabling.End{
			Device: "leaf1", Port: "swp1", Kind: "dcim.interface", PHY: got.A.PHY, Said: "100GBASE-SR4", Part: cabling.ReadPart("QSFP-100G-SR4-S"), MAU: got.A.MAU, FormFactor: "QSFP28", Power: 3.5, Side: "D",
			FEC: cabling.AnyRSFEC, Mode: cabling.Mode{Negotiation: cabling.NegotiationOn}, PortSpeed: 400e9, Cage: "QSFP-DD", CagePower: 14,
			Label: "A-17a", Rated: cabling.Metres(100), Rx: cabling.Decibels(-4.5), Tx: cabling.Decibels(-2),
		},
		B: cabling.End{
			Device: "spine1", Port: "swp2", Kind: "dcim.rearport", PHY: got.B.PHY, Said: "100GBASE-SR4", Part: cabling.ReadPart("MMA1B00-C100D"), MAU: got.B.MAU, FormFactor: "SFP28", Power: 3.5, Side: "U",
			FEC: cabling.RS528, Mode: cabling.Mode{Negotiation: cabling.NegotiationOff, Speed: 100e6, Duplex: topology.FullDuplex}, PortSpeed: 100e9, Cage: "QSFP-DD", CagePower: 12,
			Label: "A-17b", Rated: cabling.Metres(70), Rx: cabling.Decibels(-5.25), Tx: cabling.Decibels(1),
		},
		Attenuation: 2.5, Bundle: 24, Met: []cabling.Need{cabling.NeedAlienTest}, Medium: got.Medium, Elements: got.Elements,
		Route:    &cabling.Route{SameRack: true, A: cabling.Stand{Unit: 10}, B: cabling.Stand{Unit: 40}},
		Pathways: []cabling.Pathway{{Name: "T-01"}, {Name: "C-3", Kind: cabling.Conduit, Diameter: 35}},
		Diameter: 3, Count: 2, Upgrade: 400e9,
		Tested: cabling.Test{Loss: cabling.Decibels(1.9), FromA: cabling.Decibels(1.8), FromB: cabling.Decibels(1.7), EncircledFlux: &yes},
		Power:  cabling.Power{Type: 3, Delivered: 51, Needed: 40}, Bonded: &yes, CableAWG: 23, Mated: 40, Colour: "aqua",
		Like: got.Like,
	}
	want.Line = 2 // after the header
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if columns := len(rows[0].Cells); columns != len(Columns()) {
		t.Errorf("the test has %d columns, and there are %d", columns, len(Columns()))
	}
}

// A name means one column, and what is told of the A end alone is so of the B end.
func TestColumns(t *testing.T) {
	columns := Columns()
	means := map[string]string{}
	for i, column := range columns {
		names := append([]string{column.Name}, column.Aliases...)
		for _, name := range names {
			if plain, _ := plainName(name); !slices.Contains(names, plain) {
				t.Errorf("%s: a header %q is taken for %q", column.Name, name, plain)
			}
			if other, taken := means[name]; taken {
				t.Errorf("%q is %s and %s", name, other, column.Name)
			}
			means[name] = column.Name
		}
		if column.About != "" {
			continue
		}
		rest, atEnd := strings.CutSuffix(column.Name, "_b")
		other := rest + "_a"
		if rest, first := strings.CutPrefix(column.Name, "b_"); first {
			other, atEnd = "a_"+rest, true
		}
		if !atEnd || i == 0 || columns[i-1].Name != other {
			t.Errorf("%s tells nothing of itself and does not follow %s", column.Name, other)
		}
	}
}

// TestAlikeRows: rows that differ in their names alone are like one channel, and
// say the same; those that cannot be read are like none.
func TestAlikeRows(t *testing.T) {
	_, rows := read(t, "id,a_device,a_port,label,medium,length_m,length_unit\n"+
		"C1,leaf1,swp1,one,om4,85,m\nC2,leaf2,swp2,,om4,85,m\nC3,leaf1,swp1,one,om4,85,ft\nC4,leaf1,swp1,one,om9,85,m\nC5,leaf1,swp1,one,om9,85,m\n")
	first, second, third := rows[0].Channel, rows[1].Channel, rows[2].Channel
	if first.Like == nil || first.Like != second.Like || first.Like == third.Like {
		t.Errorf("C1 is like %p, C2 like %p, C3 like %p: want the first two alike", first.Like, second.Like, third.Like)
	}
	if !reflect.DeepEqual(first.Nameless(), second.Nameless()) || second.ID != "C2" || second.A.Device != "leaf2" || second.Label != "" {
		t.Errorf("C1 is %+v, C2 %+v", first, second)
	}
	for _, row := range rows[3:] {
		if row.Channel.Like != nil || len(row.Problems) != 1 || !strings.HasPrefix(row.Problems[0].Error(), fmt.Sprintf("row %d,", row.Number)) {
			t.Errorf("a row with a problem is like %p: %s", row.Channel.Like, problems(row))
		}
	}
}

// TestFormsOfFile: the same row, as spreadsheets and people write it.
func TestFormsOfFile(t *testing.T) {
	for name, text := range map[string]string{
		"plain":              "id,medium,length_m,phy_a\nC1,om3,25.5,25GBASE-SR\n",
		"other order":        "phy_a,length_m,id,medium\n25GBASE-SR,25.5,C1,om3\n",
		"no last newline":    "id,medium,length_m,phy_a\nC1,om3,25.5,25GBASE-SR",
		"CRLF":               "id,medium,length_m,phy_a\r\nC1,om3,25.5,25GBASE-SR\r\n",
		"byte order mark":    "\uFEFFid,medium,length_m,phy_a\nC1,om3,25.5,25GBASE-SR\n",
		"mark and quotes":    "\uFEFF\"id\",medium,length_m,phy_a\nC1,om3,25.5,25GBASE-SR\n",
		"decimal comma":      "id;medium;length_m;phy_a\nC1;om3;25,5;25GBASE-SR\n",
		"quoted comma":       "id,medium,length_m,phy_a\nC1,om3,\"25,5\",25GBASE-SR\n",
		"tabs":               "id\tmedium\tlength_m\tphy_a\nC1\tom3\t25.5\t25GBASE-SR\n",
		"told to Excel":      "sep=;\r\nid;medium;length_m;phy_a\r\nC1;om3;25,5;25GBASE-SR\r\n",
		"empty lines":        "\n\nid,medium,length_m,phy_a\n\nC1,om3,25.5,25GBASE-SR\n\n",
		"blanks":             "id , medium, length_m,phy_a\n C1 ,om3 , 25.5,\t25GBASE-SR\n",
		"capitals":           "ID,Medium,Length (m),PHY A\nC1,OM3,25.5,25gbase-sr\n",
		"unit in the cell":   "id,medium,length_m,phy_a\nC1,om3,25.5 m,25GBASE-SR\n",
		"under a remark":     "# of Monday,,,\nid,medium,length_m,phy_a\nC1,om3,25.5,25GBASE-SR\n",
		"length with medium": "id,medium,length_m,phy_a\nC1,OM3 LC-LC 25.5m,,25GBASE-SR\n",
		"medium with length": "id,medium,phy_a\nC1,25.5 m OM3,25GBASE-SR\n",
		"the same length":    "id,length,medium,phy_a\nC1,25.5,OM3 25.5 m,25GBASE-SR\n",
		"feet in the name":   "id,medium,length_ft,phy_a\nC1,om3,83.661417323,25GBASE-SR\n",
		"unit in a column":   "id,medium,length,length_unit,phy_a\nC1,om3,83.661417323,ft,25GBASE-SR\n",
		"metres after all":   "id,medium,length_m,length_unit,phy_a\nC1,om3,25.5,ft,25GBASE-SR\n",
		"nothing, in words":  "id,medium,length_m,phy_a,phy_b,fec_a\nC1,om3,25.5,25GBASE-SR,-,n/a\n",
		"the label names":    "label,medium,length_m,phy_a\nC1,om3,25.5,25GBASE-SR\n",
	} {
		t.Run(name, func(t *testing.T) {
			_, rows := read(t, text)
			if len(rows) != 1 || len(rows[0].Problems) > 0 {
				t.Fatalf("rows %+v", rows)
			}
			got := rows[0].Channel
			summary := fmt.Sprintf("%s %s %.3f %s", got.ID, got.Medium.ID, got.Length.Metres, got.A.PHY.Name)
			if want := "C1 om3 25.500 25GBASE-SR"; summary != want || got.B.PHY != nil || got.A.FEC != "" {
				t.Errorf("read as %s, want %s", summary, want)
			}
		})
	}
}

// TestNetBox: the columns of NetBox's cable import.
func TestNetBox(t *testing.T) {
	reader, rows := read(t, "side_a_device,side_a_type,side_a_name,side_b_device,side_b_type,side_b_name,type,status,label,length,length_unit\n"+
		"leaf1,dcim.interface,swp1,spine1,dcim.interface,swp2,mmf-om4,connected,A-17,100,ft\n")
	got := rows[0].Channel
	if got.A.Device != "leaf1" || got.A.Port != "swp1" || got.B.Device != "spine1" || got.B.Port != "swp2" || got.ID != "A-17" {
		t.Errorf("ends %+v and %+v, ID %s", got.A, got.B, got.ID)
	}
	if got.Medium == nil || got.Medium.ID != "om4" || fmt.Sprintf("%.2f", got.Length.Metres) != "30.48" {
		t.Errorf("medium %v, length %v; want om4 and 30.48 m", got.Medium, got.Length)
	}
	if unknown := strings.Join(reader.Unknown(), " "); unknown != "status" {
		t.Errorf("unknown columns: %s", unknown)
	}
}

// TestNetBoxTable: the columns and words of an export of NetBox's table of cables.
func TestNetBoxTable(t *testing.T) {
	const header = "ID,Label,Device A,Termination A,Device B,Termination B,Type,Status,Length,Color\n"
	for _, test := range []struct{ kind, length, want string }{
		{"Multimode Fiber (OM4)", "10.00 Meters", "om4 10"},
		{"Singlemode Fiber (OS2)", "1 Kilometers", "os2 1000"},
		{"CAT6a", "100 Feet", "cat6a 30.48"},
		{"Direct Attach Copper (Passive)", "250 Centimeters", "dac 2.5"},
		{"Direct Attach Copper (Active)", "5.00 Meters", "aec 5"},
		{"Active Optical Cabling (AOC)", "1 Miles", "aoc 1609.344"},
	} {
		_, rows := read(t, header+"7,A-1,leaf1,swp1,spine1,swp2,"+test.kind+",Connected,"+test.length+",aqua\n")
		got := rows[0].Channel
		if len(rows[0].Problems) > 0 || got.ID != "7" || got.A.Port != "swp1" || got.B.Device != "spine1" {
			t.Errorf("%s: %+v", test.kind, rows[0])
		} else if words := fmt.Sprintf("%s %g", got.Medium.ID, got.Length.Metres); words != test.want {
			t.Errorf("%s, %s: %s, want %s", test.kind, test.length, words, test.want)
		}
	}
}

// TestRowsInAreRowsOut: what cannot be understood is said with row and column, and
// the row is there.
func TestRowsInAreRowsOut(t *testing.T) {
	const header = "id,medium,length_m,phy_a,fec_a,legs,shield,cord_awg,met,side_a\n"
	const tests = "id,medium,length_m,tested_db,tested_launch,rx_dbm_a,bonded,poe_pse,poe_pd_w,matings\n"
	for _, test := range []struct{ row, want string }{
		{"C1,om4,10,1.25,overfilled,−4.5 dBm,no,PoE+,25.5 W,12", ""},
		{"C1,om4,10,-1,,,,,,", `row 2, column tested_db: "-1": want decibels, from 0 to 100`},
		{"C1,om4,10,,good,,,,,", `row 2, column tested_launch: "good" is no launch of a test: want ef (encircled flux) or none`},
		{"C1,om4,10,,,dark,,,,", `row 2, column rx_dbm_a: "dark": want decibels, from -60 to 30`},
		{"C1,om4,10,,,-inf,,,,", `row 2, column rx_dbm_a: "-inf": want decibels, from -60 to 30`},
		{"C1,om4,10,,,,maybe,,,", `row 2, column bonded: "maybe": want yes or no`},
		{"C1,om4,10,,,,,type 5,,", `row 2, column poe_pse: "type 5": want type 1 to 4`},
		{"C1,om4,10,,,,,PoE++,,", `row 2, column poe_pse: "PoE++" tells no power that a port gives: want type 1 to 4, PoE, PoE+, UPOE or watts`},
		{"C1,om4,10,,,,,,much,", `row 2, column poe_pd_w: "much" is no power: want watts, or class 1 to 8`},
		{"C1,om4,10,,,,,,,-1", `row 2, column matings: "-1": want a whole number from 0 to 1000000`},
	} {
		_, rows := read(t, tests+"C0,om4,10,,,,,,,\n"+test.row+"\n")
		if got := problems(rows[1]); got != test.want {
			t.Errorf("%s:\ngot  %s\nwant %s", test.row, got, test.want)
		}
	}
	for _, test := range []struct{ row, want string }{
		{"C1,om4,10,100GBASE-SR4,,,,,,", ""},
		{"C1,om4 10 m,10,100GBASE-SR4,,,,,,", ""},
		{"C1,om4 12 m,10,100GBASE-SR4,,,,,,", `row 2, column length_m: 10 m, and 12 m in the other column: leave one of them`},
		{"C1,om4x,10,100GBASE-SR4,,,,,,", "row 2, column medium: "},
		{"C1,om4,ten,100GBASE-SR4,,,,,,", "row 2, column length_m: "},
		{"C1,om4,10,100GBASE-SR44,,,,,,", "row 2, column phy_a: "},
		{"C1,om4,10,100GBASE-SR4,some,,,,,", `row 2, column fec_a: "some" is no error correction: want none, base-r, rs, rs-528 or rs-544`},
		{"C1,om4,10,100GBASE-SR4,,many,,,,", `row 2, column legs: "many": want a whole number from 0 to 16`},
		{"C1,om4,10,100GBASE-SR4,,-4,,,,", `row 2, column legs: "-4": want a whole number from 0 to 16`},
		{"C1,om4,10,100GBASE-SR4,,,half,,,", "row 2, column shield: "},
		{"C1,om4,10,100GBASE-SR4,,,,240,,", "row 2, column cord_awg: "},
		{"C1,om4,10,100GBASE-SR4,,,,,hope,", `row 2, column met: "hope" is no condition`},
		{"C1,om4,10,100GBASE-SR4,,,,,,A", `row 2, column side_a: "A" is no side`},
		{"C1,om4", "row 2: 2 cells, want 10 as in the header"},
		{"C1,om4,10,100GBASE-SR4,,,,,,,x,", "row 2: 11 cells, want 10 as in the header"},
		{"C1,om4,10,100GBASE-SR4,,,,,,,,", ""},
		{`C1,om4,33" long,100GBASE-SR4,,,,,,`, "row 2: column 10 of the text: bare \" in non-quoted-field: put the cell in quotes"},
		{`C1,"om4"x,10,100GBASE-SR4,,,,,,`, "row 2: column 8 of the text: "},
	} {
		_, rows := read(t, header+"C0,om4,10,100GBASE-SR4,,,,,,\n"+test.row+"\nC2,om4,10,100GBASE-SR4,,,,,,\n")
		if len(rows) != 3 {
			t.Errorf("%s: %d rows, want 3", test.row, len(rows))
			continue
		}
		if got := problems(rows[1]); !strings.HasPrefix(got, test.want) || (test.want == "") != (got == "") {
			t.Errorf("%s:\ngot  %s\nwant %s", test.row, got, test.want)
		}
		if rows[1].Line != 3 || rows[2].Line != 4 || rows[2].Number != 3 || len(rows[2].Problems) > 0 {
			t.Errorf("%s: the row at line %d, the one after it at %d, %s; want 3 and 4", test.row, rows[1].Line, rows[2].Line, problems(rows[2]))
		}
	}
}

// TestIdentify: the part, else the MAU type names the PHY, unless the row does; rows
// of them alone can be judged.
func TestIdentify(t *testing.T) {
	for row, want := range map[string]string{
		",QSFP-100G-SR4-S,":        "100GBASE-SR4",
		",,36":                     "10GBASE-SR",
		",SFP-10G-LR,36":           "10GBASE-LR",
		"10GBASE-ER,SFP-10G-LR,36": "10GBASE-ER",
		",,33":                     "",
		",widget,":                 "",
		",,0":                      "",
	} {
		_, rows := read(t, "phy_a,part_a,mau_a\n"+row+"\n")
		got := ""
		if phy := rows[0].Channel.A.PHY; phy != nil {
			got = phy.Name
		}
		if got != want || len(rows[0].Problems) > 0 {
			t.Errorf("%s: %q, %s; want %q", row, got, problems(rows[0]), want)
		}
	}
	_, rows := read(t, "mau_a\n33\n")
	if len(rows) != 1 || rows[0].Channel.A.MAU == nil {
		t.Errorf("a list of MAU types: %+v", rows)
	}
}

// TestEndsRefused: what cannot be understood of an end says what would be right.
func TestEndsRefused(t *testing.T) {
	for cell, want := range map[string]string{
		"mode_a=fast":        `row 1, column mode_a: "fast" is no mode of a port: `,
		"mau_a=999":          "row 1, column mau_a: unknown MAU type 999: want ",
		"form_factor_b=XSFP": `row 1, column form_factor_b: unknown form factor "XSFP"; the nearest are `,
		"cage_a=0x03":        `row 1, column cage_a: "0x03" is SFP or SFP+ or SFP28: write which`,
		"power_w_a=hot":      `row 1, column power_w_a: "hot" is no power: want watts, such as 3.5`,
		"port_speed_b=10":    `row 1, column port_speed_b: reading the speed "10": it needs a unit, such as 10G`,
	} {
		column, text, _ := strings.Cut(cell, "=")
		_, rows := read(t, "medium,"+column+"\nom4,"+text+"\n")
		if got := problems(rows[0]); !strings.HasPrefix(got, want) {
			t.Errorf("%s:\ngot  %s\nwant %s", cell, got, want)
		}
	}
}

// TestLines: a cell of several lines, and lines before the header, are counted.
func TestLines(t *testing.T) {
	_, rows := read(t, "sep=;\n\nid;medium\nC1;om4\n\"C\n2\";om4\nC3;om4\n")
	var lines []int
	for _, row := range rows {
		lines = append(lines, row.Line)
	}
	if !reflect.DeepEqual(lines, []int{4, 5, 7}) {
		t.Errorf("rows at lines %v, want 4, 5 and 7", lines)
	}
}

func TestRowsWithoutNameAreNumbered(t *testing.T) {
	_, rows := read(t, "medium,length_m\nom4,1\nom4,2\n")
	if rows[0].Channel.ID != "row 1" || rows[1].Channel.ID != "row 2" {
		t.Errorf("IDs %s, %s", rows[0].Channel.ID, rows[1].Channel.ID)
	}
}

func TestHeaderRefused(t *testing.T) {
	for text, want := range map[string]string{
		"":                                 "reading the header: the file is empty",
		"\n\n":                             "reading the header: the file is empty",
		"\xff\xfei\x00d\x00":               "reading the header: the text is UTF-16: save it as CSV in UTF-8",
		"sep=:\nid:medium\n":               "reading the header: line 1: sep=:: want one of",
		"id\nC1\n":                         `reading the header: one column, "id": want a first line such as`,
		"id,length_m,speed\n":              "reading the header: no column medium, elements, phy_a, part_a, mau_a, route or pathway among id, length_m, speed",
		"C1,100GBASE-SR4,om4,85\n":         "reading the header: no column medium, elements, phy_a, part_a, mau_a, route or pathway among C1,",
		"medium,id,Medium\n":               `reading the header: the columns "medium" and "Medium" are both medium: leave one of them`,
		"medium,port_a,side_a_name\n":      `reading the header: the columns "port_a" and "side_a_name" are both a_port`,
		"medium,length_m,length_ft\n":      `reading the header: the columns "length_m" and "length_ft" are both length_m`,
		"id,\"medium,length_m\nC1,om4,1\n": "reading the header: line 1: a quote opens",
	} {
		_, err := NewReader(strings.NewReader(text))
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

// TestOwnNameGoesFirst: a NetBox file that was given a column of ours.
func TestOwnNameGoesFirst(t *testing.T) {
	for _, header := range []string{"type,medium", "medium,type"} {
		cells := map[string]string{"type,medium": "power,om4", "medium,type": "om4,power"}[header]
		reader, rows := read(t, header+"\n"+cells+"\n")
		if got := rows[0]; got.Channel.Medium == nil || got.Channel.Medium.ID != "om4" || len(got.Problems) > 0 {
			t.Errorf("%s: %+v", header, got)
		}
		if unknown := reader.Unknown(); len(unknown) != 1 || unknown[0] != "type" {
			t.Errorf("%s: unknown columns %v, want type", header, unknown)
		}
	}
}

// TestUnderstood: each text once, and only what is not as it stands there.
func TestUnderstood(t *testing.T) {
	reader, err := NewReader(strings.NewReader("id,medium,length_m\nC1,OM-4,85 ft\nC2,OM-4,85 ft\nC3,OM4,25\n"))
	if err != nil {
		t.Fatal(err)
	}
	var heard []string
	reader.Understood = func(column, text, meaning string) { heard = append(heard, column+" "+text+" = "+meaning) }
	for _, err := range reader.Rows() {
		if err != nil {
			t.Fatal(err)
		}
	}
	if got := strings.Join(heard, "; "); got != "medium OM-4 = om4; length_m 85 ft = 25.908 m" {
		t.Errorf("heard %s", got)
	}
}

// TestUnreadable: a quote that never closes would swallow rows, and a file that
// breaks off may have more.
func TestUnreadable(t *testing.T) {
	reader, err := NewReader(strings.NewReader("id,medium\nC1,om4\n\"C2,om4\nC3,om4\n"))
	if err != nil {
		t.Fatal(err)
	}
	wantEnd(t, reader, 1, "line 3: a quote opens in the row that starts here, and nothing closes it")
	broken := io.MultiReader(strings.NewReader("id,medium\nC1,om4\n"), iotest.ErrReader(io.ErrUnexpectedEOF))
	if reader, err = NewReader(broken); err != nil {
		t.Fatal(err)
	}
	wantEnd(t, reader, 1, io.ErrUnexpectedEOF.Error())
}

func wantEnd(t *testing.T, reader *Reader, rows int, want string) {
	t.Helper()
	read := 0
	var last error
	for _, err := range reader.Rows() {
		if last = err; err == nil {
			read++
		}
	}
	if read != rows || last == nil || !strings.HasPrefix(last.Error(), want) {
		t.Errorf("%d rows, then %v; want %d, then %s", read, last, rows, want)
	}
}

// TestWays: routes, pathways and what fills them, and what is none.
func TestWays(t *testing.T) {
	const header = "id;route;pathway;od_mm;count;upgrade\n"
	for _, test := range []struct{ row, want string }{
		{"C1;U10 -> U40, DAC;tray 102x203 mm;7,62 mm;100;25G", ""},
		{"C1;U10;;;;", `row 1, column route: reading the route: column 1: "U10" does not tell both ends: want a form such as U10 -> U40`},
		{"C1;;tray 102 mm;;;", `row 1, column pathway: reading the pathways: column 1: "tray 102 mm": want a size`},
		{"C1;;;0;;", `row 1, column od_mm: "0" is no diameter of a cable: want mm, such as 7.6`},
		{"C1;;;nan;;", `row 1, column od_mm: "nan" is no diameter`},
		{"C1;;;;0;", `row 1, column count: "0": want a whole number from 1 to 100000`},
		{"C1;;;;;fast", `row 1, column upgrade: reading the speed "fast"`},
	} {
		_, rows := read(t, header+test.row+"\n")
		if got := problems(rows[0]); !strings.HasPrefix(got, test.want) || (test.want == "") != (got == "") {
			t.Errorf("%s:\ngot  %s\nwant %s", test.row, got, test.want)
		}
	}
	reader, err := NewReader(strings.NewReader("id,route,pathway\nC1,u10 to u40,Tray 4x8 in\n"))
	if err != nil {
		t.Fatal(err)
	}
	var heard []string
	reader.Understood = func(column, text, meaning string) { heard = append(heard, column+" "+text+" = "+meaning) }
	for range reader.Rows() {
	}
	if got := strings.Join(heard, "; "); got != "route u10 to u40 = same rack U10 -> U40; pathway Tray 4x8 in = tray 203.2x101.6 mm" {
		t.Errorf("heard %s", got)
	}
}

// TestLabelsAlone: a list of labels is a list.
func TestLabelsAlone(t *testing.T) {
	_, rows := read(t, "label_a,label_b\nAD02-35:17,AG03-35:17\nAD02-35:18,\n")
	if got := rows[0].Channel; got.A.Label != "AD02-35:17" || got.B.Label != "AG03-35:17" || !got.TellsLabelsAlone() {
		t.Errorf("%+v", got)
	}
	if got := rows[1].Channel; got.B.Label != "" || !reflect.DeepEqual(got.Nameless(), rows[0].Channel.Nameless()) {
		t.Errorf("rows that differ in labels alone are not alike: %+v", got)
	}
}

func TestFEC(t *testing.T) {
	for text, want := range map[string]cabling.FEC{
		"none": cabling.NoFEC, "OFF": cabling.NoFEC, "Base-R": cabling.BaseRFEC, "FC-FEC": cabling.BaseRFEC, "cl74": cabling.BaseRFEC,
		"rs": cabling.AnyRSFEC, "RS-FEC": cabling.AnyRSFEC, "cl91": cabling.AnyRSFEC, "RS(528,514)": cabling.RS528, "clause 108": cabling.RS528,
		"rs544": cabling.RS544, "KP4": cabling.RS544, "auto": "", "oFEC": cabling.OFEC, "cfec": cabling.CFEC,
	} {
		if got, err := parseFEC(text); err != nil || got != want {
			t.Errorf("%s: %q, %v; want %q", text, got, err, want)
		}
	}
}

func TestShield(t *testing.T) {
	for text, want := range map[string]bool{"U/UTP": false, "utp": false, "no": false, "F/UTP": true, "S/FTP": true, "U/FTP": true, "Yes": true} {
		if got, err := parseShield(text); err != nil || got != want {
			t.Errorf("%s: %v, %v; want %v", text, got, err, want)
		}
	}
}

// FuzzRows: no text breaks the reader, every row says where it is, and reading
// twice gives the same.
func FuzzRows(f *testing.F) {
	f.Add("id,medium,length_m,phy_a,elements\nC1,om4,85 ft,100G-SR4,2xLC@0.5 + splice@0.1\n")
	f.Add("# a remark,,\n#,A Side,Z Port\n1,sw1,Te1\n")
	f.Add("\uFEFFsep=;\r\nid;medium;length_m\r\nC1;Cat 6A;0,5 km\r\n")
	f.Add("id,medium\n\"C1,om4\nC2,om4\n")
	f.Add("Device A,Termination A,Type,Length,length_unit\nleaf1,swp1,mmf-om4,3,ft\n")
	f.Add("id,route,pathway,od_mm,count,upgrade\nC1,\"rack A U20/42 to rack B U35/42, 12 m tray, +10%\",T-01 tray 102x203 mm + C-3,\"7,6\",250,25G\n")
	f.Add("medium,tested_db,tested_launch,rx_dbm_a,poe_pse,poe_pd_w,label_a,colour\nom4,\"1,2\",EF,-4.5 dBm,Type4 90W,class 4,AD02-35:17,aqua\n")
	f.Add("medium,length_m,legs,fec_a,met\n-,x\"y,1e9,rs,vendor;grid\n")
	f.Fuzz(func(t *testing.T, text string) {
		if first, second := digest(text), digest(text); first != second {
			t.Errorf("read twice:\n%s\n%s", first, second)
		}
		line := 0
		reader, err := NewReader(strings.NewReader(text))
		if err != nil {
			return
		}
		for row, err := range reader.Rows() {
			if err != nil {
				return
			}
			if row.Line <= line || row.Channel.ID == "" {
				t.Errorf("row %d at line %d after %d, ID %q", row.Number, row.Line, line, row.Channel.ID)
			}
			line = row.Line
		}
	})
}

func digest(text string) string {
	reader, err := NewReader(strings.NewReader(text))
	if err != nil {
		return err.Error()
	}
	var out strings.Builder
	for row, err := range reader.Rows() {
		fmt.Fprintf(&out, "%d %d %q %v %v %v\n", row.Number, row.Line, row.Cells, row.Channel.Length, problems(*row), err)
	}
	return out.String()
}

// Spreadsheets of Europe are saved in Windows-1252. What is UTF-8 stays as it is,
// wherever a buffer ends.
func TestWindows1252(t *testing.T) {
	_, rows := read(t, "id;medium;length_m;place\nK\xfc-1;om3;50,5;R\xe4ume \x96 \x80\nK-2;om3;20;Küche\n")
	if got := rows[0].Channel.ID + " " + rows[0].Cells[3] + " " + rows[1].Cells[3]; got != "Kü-1 Räume – € Küche" {
		t.Errorf("read %q", got)
	}
	const long = "id;medium\nKüche – €;om3\n\xfc;om4\n"
	for size := 1; size < len(long); size++ {
		var out strings.Builder
		decoder := newDecoder(iotest.OneByteReader(strings.NewReader(long)))
		decoder.raw = make([]byte, size+3)
		if _, err := io.Copy(&out, decoder); err != nil || out.String() != "id;medium\nKüche – €;om3\nü;om4\n" {
			t.Fatalf("with %d bytes at once: %q, %v", size, out.String(), err)
		}
	}
}

// What cannot be told apart from another file is not read as an empty list.
func TestReturnsAlone(t *testing.T) {
	if _, err := NewReader(strings.NewReader("id,medium\rC1,om3\rC2,om4\r")); err == nil || !strings.Contains(err.Error(), "CR alone") {
		t.Errorf("got %v, want an error that names CR", err)
	}
}

func TestRealSpreadsheets(t *testing.T) {
	for name, c := range map[string]struct{ text, problem, channel string }{
		"separators behind the header":    {"id,medium,length_m,,,\nC1,om3,20,,,\n", "", "om3 20"},
		"a bundle by name, as NetBox has": {"id,medium,length_m,bundle\nC1,cat6,20,TRUNK-A\n", "", "cat6 20"},
		"a cable for power":               {"id,medium,length_m\nC1,Power,2\n", "", "power 2"},
		"grade and core":                  {"id,medium,length_m\nC1,OM4 50/125,2\n", "", "om4 2"},
		"a cell beyond all measure":       {"id,medium,elements\nC1,om4," + strings.Repeat("LC+", 5000) + "LC\n", "row 1, column elements: a cell of 15002 bytes: nothing takes more than 10000", ""},
		"a long name":                     {"id,phy_a\nC1," + strings.Repeat("x", 3000) + "\n", "row 1, column phy_a: unknown PHY \"" + strings.Repeat("x", 40) + "\"..., of 3000 letters", ""},
		"a breakout the wrong way round":  {"id,phy_a,phy_b,medium,legs\nC1,10GBASE-SR,40GBASE-SR4,om3,4\n", "row 1: 4 legs of 10GBASE-SR at A, and 40GBASE-SR4 at B: the port that is split belongs in the columns of the A end, its legs in those of B", ""},
		"legs with their speed":           {"id,phy_a,phy_b,medium,length_m,legs\nC1,40GBASE-SR4,10GBASE-SR,om3,20,4x10G\n", "", "om3 20"},
		"legs of several":                 {"id,medium,length_m,legs\nC1,om3,20,1x4\n", "row 1, column legs: \"1x4\": want a whole number from 0 to 16", ""},
		"a dot in a list with semicolons": {"id;medium;length_m\nC1;os2;1.050\n", "row 1, column length_m: reading the length \"1.050\": in a list with semicolons it may be 1050 or 1,050: write it without the dot, or with a comma", ""},
		"thousands, and a decimal comma":  {"id;medium;length_m\nC1;os2;1.050,5\n", "", "os2 1050.5"},
		"thousands set off by blanks":     {"id;medium;length_m\nC1;os2;1 050,5 m\n", "", "os2 1050.5"},
		"a dot in a list with commas":     {"id,medium,length_m\nC1,os2,2.500\n", "", "os2 2.5"},
		"an interface type":               {"id,phy_a\nC1,QSFP28 (100GE)\n", "row 1, column phy_a: \"QSFP28\" is a form factor: the module in it has the PHY", ""},
	} {
		reader, rows := read(t, c.text)
		if got := problems(rows[0]); got != c.problem || len(reader.Unknown()) > 0 {
			t.Errorf("%s: problems %q, unknown %q, want %q", name, got, reader.Unknown(), c.problem)
			continue
		}
		channel := rows[0].Channel
		medium := strings.ToLower(channel.Other)
		if channel.Medium != nil {
			medium = channel.Medium.ID
		}
		if got := fmt.Sprintf("%s %g", medium, channel.Length.Metres); c.channel != "" && got != c.channel {
			t.Errorf("%s: %s, want %s", name, got, c.channel)
		}
	}
}

func TestBothEnds(t *testing.T) {
	for _, header := range []string{"fec,fec_b,form_factor,form_factor_a", "fec_b,fec,form_factor_a,form_factor"} {
		cells := map[string]string{"fec": "rs", "fec_b": "none", "form_factor": "QSFP28", "form_factor_a": "SFP28"}
		var row []string
		for name := range strings.SplitSeq(header, ",") {
			row = append(row, cells[name])
		}
		_, rows := read(t, "medium,"+header+"\nom4,"+strings.Join(row, ",")+"\n")
		a, b := rows[0].Channel.A, rows[0].Channel.B
		if a.FEC != cabling.AnyRSFEC || b.FEC != cabling.NoFEC || a.FormFactor != "SFP28" || b.FormFactor != "QSFP28" {
			t.Errorf("%s: A %s %s, B %s %s", header, a.FEC, a.FormFactor, b.FEC, b.FormFactor)
		}
	}
}

func TestCablesInPathway(t *testing.T) {
	_, rows := read(t, "pathway\n150 x OD 7.62 mm in tray 102x203 mm\n")
	channel := rows[0].Channel
	if channel.Count != 150 || channel.Diameter != 7.62 || len(channel.Pathways) != 1 || len(rows[0].Problems) > 0 {
		t.Errorf("%d cables of %g mm in %v, %s", channel.Count, channel.Diameter, channel.Pathways, problems(rows[0]))
	}
}
