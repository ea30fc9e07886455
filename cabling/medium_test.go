package cabling

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestMediaAreSortedAndNamedOnce(t *testing.T) {
	media := Media()
	if len(media) < 46 {
		t.Errorf("%d media, want the 46 of the reference at least", len(media))
	}
	for i, m := range media {
		if i > 0 && media[i-1].ID >= m.ID {
			t.Errorf("%s stands before %s", media[i-1].ID, m.ID)
		}
		if m.Kind == 0 || m.Name == "" || m.Standards == "" || m.Source == "" || m.Confidence == 0 {
			t.Errorf("%s lacks its kind, name, standard, source or confidence", m.ID)
		}
		if m.Kind != Cable && m.Kind != DirectCable {
			continue
		}
		for _, name := range append([]string{m.ID}, m.Aliases...) {
			if found, err := LookupMedium(name); err != nil || found != &media[i] {
				t.Errorf("LookupMedium(%q) = %v, want %s", name, err, m.ID)
			}
		}
		if m.Family == NoFamily || m.Grade != "" && m.Grade.Family() != m.Family {
			t.Errorf("%s: family %d, grade %q", m.ID, m.Family, m.Grade)
		}
	}
}

// TestGradesHaveACable asks for a cable by the name of each grade that a PHY
// tells limits for.
func TestGradesHaveACable(t *testing.T) {
	for _, grade := range Grades() {
		if m, err := LookupMedium(string(grade)); err != nil || m.Grade != grade {
			t.Errorf("%s: %v", grade, err)
		}
	}
}

// TestBetterGradesAreBetter climbs the grades.
func TestBetterGradesAreBetter(t *testing.T) {
	ladders := [][]string{{"cat5e", "cat6", "cat6a", "cat7", "cat7a", "cat8"}, {"om1", "om2", "om3", "om4", "om5"}, {"os1a", "os2-indoor-outdoor", "os2"}}
	for _, ladder := range ladders {
		for i := 1; i < len(ladder); i++ {
			worse, _ := LookupMedium(ladder[i-1])
			better, _ := LookupMedium(ladder[i])
			if better.Bandwidth < worse.Bandwidth || better.Modal850 < worse.Modal850 || better.Effective850 < worse.Effective850 {
				t.Errorf("%s has less bandwidth than %s", better.ID, worse.ID)
			}
			for wavelength, loss := range worse.Attenuation {
				if better.Attenuation[wavelength] > loss {
					t.Errorf("%s loses more than %s at %g nm", better.ID, worse.ID, wavelength)
				}
			}
		}
	}
}

func TestCablesHaveTheirNumbers(t *testing.T) {
	for _, m := range Media() {
		switch {
		case m.Kind == Cable && m.Family == TwistedPair && m.Grade != "":
			if m.MaxLink >= m.MaxChannel || m.MaxChannel > 100 || m.Connections < 2 || m.CordFactor != 1.2 {
				t.Errorf("%s: link %g m, channel %g m, %d connections, cords count %g", m.ID, m.MaxLink, m.MaxChannel, m.Connections, m.CordFactor)
			}
		case m.Kind == Cable && m.Grade != "":
			wavelengths := map[Family][]float64{Multimode: {850, 1300}, Singlemode: {1310, 1550}}[m.Family]
			for _, wavelength := range wavelengths {
				if loss := m.Attenuation[wavelength]; loss <= 0 || loss > 3.5 {
					t.Errorf("%s: %g dB/km at %g nm", m.ID, loss, wavelength)
				}
			}
		case m.Kind == CopperCord:
			if m.CordFactor < 1.2 || m.CordFactor > 1.95 {
				t.Errorf("%s: cords count %g", m.ID, m.CordFactor)
			}
		case m.MaxLoss > 0 || m.Kind == Connector || m.Kind == CassetteModule || m.Kind == SpliceJoint || m.Kind == TapModule:
			if m.Loss <= 0 || m.Loss >= m.MaxLoss {
				t.Errorf("%s: %g dB, at most %g dB", m.ID, m.Loss, m.MaxLoss)
			}
		}
	}
}

// TestPlannedAttenuation pins dB/km to plan with: TIA-568.3-D, OM1 and OM2 also of
// the clauses that know them.
func TestPlannedAttenuation(t *testing.T) {
	for id, want := range map[string]map[float64]float64{
		"om1": {850: 3.5, 1300: 1.5}, "om2": {850: 3.5, 1300: 1.5}, "om3": {850: 3, 1300: 1.5}, "om4": {850: 3, 1300: 1.5},
		"om5": {850: 3, 953: 2.3, 1300: 1.5}, "os1a": {1310: 1, 1550: 1}, "os2-indoor-outdoor": {1310: 0.5, 1550: 0.5}, "os2": {1310: 0.4, 1550: 0.4},
	} {
		if m := mediumOf(t, id); !maps.Equal(m.Attenuation, want) {
			t.Errorf("%s loses %v dB/km, want %v", id, m.Attenuation, want)
		}
	}
}

// TestDiametersAreInTheirRange compares the usual diameter with "4.7-5.6".
func TestDiametersAreInTheirRange(t *testing.T) {
	for _, m := range Media() {
		low, high, isRange := strings.Cut(m.DiameterRange, "-")
		least, errLow := strconv.ParseFloat(low, 64)
		most, errHigh := strconv.ParseFloat(strings.TrimSuffix(high, " per leg"), 64)
		if !isRange || errLow != nil || errHigh != nil { // a flat cord has two diameters
			continue
		}
		if least >= most || m.Diameter != 0 && (m.Diameter < least || m.Diameter > most) {
			t.Errorf("%s: %g mm, usually %s mm", m.ID, m.Diameter, m.DiameterRange)
		}
	}
}

// TestLossGrades: the low-loss kind of a connector or cassette loses less than the
// standard kind, and none may lose more than TIA-568 allows: 0.75 dB a connection,
// 0.3 dB a splice, and for a cassette an MPO and an LC of its kind.
func TestLossGrades(t *testing.T) {
	byID := map[string]Medium{}
	for _, m := range Media() {
		byID[m.ID] = m
	}
	for id, m := range byID {
		if standard, isLow := strings.CutSuffix(id, "-low"); isLow && (m.MaxLoss >= byID[standard].MaxLoss || m.Loss >= byID[standard].Loss) {
			t.Errorf("%s loses %g dB, at most %g dB, no less than %s", id, m.Loss, m.MaxLoss, standard)
		}
		if m.Kind == Connector && m.MaxLoss > 0.75 || m.Kind == SpliceJoint && m.MaxLoss > 0.3 || m.Kind == CassetteModule && m.MaxLoss > 1.5 {
			t.Errorf("%s may lose %g dB", id, m.MaxLoss)
		}
	}
}

func TestLookupMedium(t *testing.T) {
	for text, want := range map[string]string{
		"om4": "om4", "OM-4": "om4", "OM 4": "om4", "OM4 fibre": "om4", "MMF-OM4": "om4", "mmf_om3": "om3",
		"cat6a": "cat6a", "Cat 6A": "cat6a", "CAT.6A": "cat6a", "Category 6A": "cat6a", "cat6a F/UTP": "cat6a-futp", "Cat6A U/UTP": "cat6a-utp",
		"Cat 5e cable": "cat5e", "CAT6": "cat6", "Cat-8": "cat8", "OS2": "os2", "OS1": "os1a", "smf-os1": "os1a",
		"dac": "dac", "dac_passive": "dac", "DAC-passive": "dac", "Twinax": "dac", "dac-active": "aec", "AOC": "aoc", "AEC": "aec",
		"mmf": "mmf", "single-mode": "smf",
	} {
		if m, err := LookupMedium(text); err != nil || m.ID != want {
			t.Errorf("LookupMedium(%q): %v, want %s", text, err, want)
		}
	}
	for text, near := range map[string]string{
		"": "names no medium", "---": "names no medium",
		"om6": "om1, om2", "cat6e": "cat6", "OM": "om1, om2, om3", "conn-lc-mm": "nearest", "copper": "nearest",
	} {
		if m, err := LookupMedium(text); err == nil || m != nil || !strings.Contains(err.Error(), near) {
			t.Errorf("LookupMedium(%q) = %v, %v; want an error with %q", text, m, err, near)
		}
	}
}

func TestScreens(t *testing.T) {
	for text, want := range map[string]bool{"cat6a-futp": true, "cat6 F/UTP": true, "cat8": true, "cat6a-utp": false, "cat6 U/UTP": false} {
		if m, err := LookupMedium(text); err != nil || m.Screen == nil || *m.Screen != want {
			t.Errorf("%s: %v, %v", text, m, err)
		}
	}
	for _, text := range []string{"cat5e", "cat6", "cat6a", "om4"} {
		if m, err := LookupMedium(text); err != nil || m.Screen != nil {
			t.Errorf("%s tells of a screen: %v", text, err)
		}
	}
}

func TestTablesNameLinesInErrors(t *testing.T) {
	header := mediaCSV[strings.Index(mediaCSV, "\nid,")+1:]
	header = header[:strings.Index(header, "\n")+1]
	commas := strings.Repeat(",", strings.Count(header, ",")-1)
	for text, reason := range map[string]string{
		"":                              "EOF",
		"# only a comment\n":            "EOF",
		"id\nom4\n":                     "no such column",
		header + "om4" + "\n":           "wrong number of fields",
		header + "om4," + commas + "\n": "", // all empty is a row
		header + "om4,,cabel" + commas[1:] + "\n": `line 2: kind: unknown word "cabel"`,
	} {
		media, err := readMedia(strings.NewReader(text))
		if reason == "" {
			if err != nil || len(media) != 1 || media[0].ID != "om4" {
				t.Errorf("reading %q: %v, %v", text, media, err)
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("reading %q: %v, want an error with %q", text, err, reason)
		}
	}
}

func FuzzLookup(f *testing.F) {
	for _, seed := range []string{"100G-SR4", "400gbase-sr4_2", "Cat 6A F/UTP", "OM-4", "QSFP-100G-LR4-S", "SFP-10G-T", "400G LR4", "QDD-400G-SR4", "", "é", "\xff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if m, err := LookupMedium(text); (m == nil) == (err == nil) {
			t.Errorf("LookupMedium(%q) = %v, %v", text, m, err)
		}
		if p, err := LookupPHY(text); (p == nil) == (err == nil) {
			t.Errorf("LookupPHY(%q) = %v, %v", text, p, err)
		} else if again, _ := LookupModel(text); p != nil && again != p && !isNetBoxInterface(text) {
			t.Errorf("%q is %s, but as a model %v", text, p.Name, again)
		}
		if note, phys := Ambiguity(text); (note == "") != (len(phys) < 2) {
			t.Errorf("Ambiguity(%q) = %q, %v", text, note, phys)
		}
	})
}

func isNetBoxInterface(text string) bool {
	_, known := LookupCode(NetBoxInterface, text)
	return known
}

func TestNearest(t *testing.T) {
	_, err := LookupPHY("SR4")
	for _, name := range []string{"40GBASE-SR4", "100GBASE-SR4", "200GBASE-SR4", "400GBASE-SR4"} {
		if err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("LookupPHY(SR4): %v, want %s among the nearest", err, name)
		}
	}
	if d := editDistance("kitten", "sitting"); d != 3 {
		t.Errorf("kitten is %d from sitting, want 3", d)
	}
	if near := mediumNames().nearest("om7"); !slices.Contains(near, "om1") || len(near) != 4 {
		t.Errorf("nearest to om7: %v", near)
	}
}
