package cabling

import (
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
)

//go:embed data/media.csv
var mediaCSV string

// Media returns every medium, sorted by ID. It is for all to share: not to be
// changed.
func Media() []Medium { return media() }

var media = sync.OnceValue(func() []Medium {
	table, err := readMedia(strings.NewReader(mediaCSV))
	if err != nil {
		panic(err) // part of the program; the tests read it
	}
	return table
})

// readMedia reads a table in the form of data/media.csv.
func readMedia(in io.Reader) (media []Medium, err error) {
	err = table("media.csv", in, func(r *row) { media = append(media, readMedium(r)) })
	return media, err
}

func readMedium(r *row) Medium {
	m := Medium{
		ID:        r.text("id"),
		Aliases:   r.list("aliases", ";"),
		Kind:      readMediumKind(r),
		Name:      r.text("name"),
		Standards: r.text("standards"),

		Family: r.family(),
		Grade:  Grade(r.text("grade")),
		Active: r.text("active") == "yes",
		Screen: readScreen(r),

		Core:         r.text("core"),
		Bandwidth:    r.number("mhz"),
		Modal850:     r.number("modal_850"),
		Effective850: r.number("effective_850"),
		Effective953: r.number("effective_953"),
		Attenuation:  readAttenuation(r),
		MaxLink:      r.number("max_link_m"),
		MaxChannel:   r.number("max_channel_m"),
		Connections:  r.count("connections"),
		CordFactor:   r.number("cord_factor"),

		Loss:          r.number("loss_db"),
		MaxLoss:       r.number("max_loss_db"),
		ReturnLoss:    r.text("return_loss_db"),
		MatingCycles:  r.text("mating_cycles"),
		BendStatic:    r.text("bend_static"),
		BendLoaded:    r.text("bend_loaded"),
		Diameter:      r.number("od_mm"),
		DiameterRange: r.text("od_range_mm"),
		Colour:        r.text("colour"),

		Notes:      r.text("notes"),
		Source:     r.text("source"),
		Confidence: r.confidence(),
	}
	if m.Grade != "" && !slices.Contains(Grades(), m.Grade) {
		r.fail("grade", fmt.Errorf("unknown grade %q", m.Grade))
	}
	return m
}

func readMediumKind(r *row) MediumKind {
	return word(r, "kind", map[string]MediumKind{
		"cable": Cable, "direct-cable": DirectCable, "copper-cord": CopperCord, "fibre-cord": FibreCord,
		"connector": Connector, "cassette": CassetteModule, "splice": SpliceJoint, "tap": TapModule, "mismatch": Mismatch,
	})
}

func readScreen(r *row) *bool {
	if r.text("screen") == "" {
		return nil
	}
	screened := word(r, "screen", map[string]bool{"yes": true, "no": false})
	return &screened
}

// readAttenuation reads "850=3 1300=1.5": dB/km by wavelength in nm.
func readAttenuation(r *row) map[float64]float64 {
	attenuation := map[float64]float64{}
	for _, text := range r.list("db_km", " ") {
		at, loss, _ := strings.Cut(text, "=")
		wavelength, err := parseCell(at)
		r.fail("db_km", err)
		attenuation[wavelength], err = parseCell(loss)
		r.fail("db_km", err)
	}
	return attenuation
}
