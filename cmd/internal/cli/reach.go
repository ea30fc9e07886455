package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"cablewright/cabling"
)

func reachVerb() verb {
	return verb{
		name:  "reach",
		title: "say how far a PHY carries over which cable, or what carries a speed over one",
		args:  "[PHY]",
		max:   1,
		about: "With a PHY, by any of its names, it tells what is known of it: every cable that it runs on, how\nfar and with how much loss. With --speed and --medium it lists what would carry that, the best\nfirst, and why the others would not; without --medium, over which cable.",
		examples: []string{
			"cablewright reach 100GBASE-SR4",
			"cablewright reach QSFP-100G-LR4-S --json",
			"cablewright reach --speed 100G --length 85m --medium om4",
			"cablewright reach --speed 25G --length 3m",
		},
		flags: []cli.Flag{
			&cli.StringFlag{Name: "speed", Usage: "what is to be carried, as `RATE`: 100G, 2.5G"},
			&cli.StringFlag{Name: "medium", Usage: "over which `CABLE`: cat6a, om4, os2, dac"},
			&cli.StringFlag{Name: "length", Usage: "how far, as `LENGTH`: 85m, \"85 ft\", 2km"},
			outputFlag("write"),
			jsonFlag(),
		},
		run: runReach,
	}
}

func runReach(c *call) error {
	asked := c.IsSet("speed") || c.IsSet("medium") || c.IsSet("length")
	switch {
	case asked && c.arg() != "":
		return errors.New("a PHY and --speed, --medium or --length at once: want one or the other")
	case c.arg() != "":
		return c.reachOf(c.arg())
	case !asked:
		return hint(errors.New("too few arguments: want PHY, or --speed"), "cablewright reach 100GBASE-SR4")
	}
	want, err := c.readWant()
	if err != nil {
		return err
	}
	if want.medium == nil {
		return c.reachChoices(want)
	}
	found := cabling.Candidates(want.speed, want.length, want.medium, cabling.DefaultSite())
	return c.writeResult(func(w io.Writer) error {
		if c.Bool("json") {
			return writeJSON(w, candidatesJSON(found))
		}
		return writeCandidates(w, want, found, c.resultStyle())
	})
}

// reachOf tells what is known of one PHY.
func (c *call) reachOf(name string) error {
	phy, err := cabling.LookupPHY(name)
	if err != nil {
		return err
	}
	return c.writeResult(func(w io.Writer) error {
		if c.Bool("json") {
			out := newPHYJSON(phy)
			out.Asked = askedWords(name, phy)
			return writeJSON(w, out)
		}
		return writePHY(w, name, phy, c.resultStyle())
	})
}

// want is what a cable is to carry.
type want struct {
	speed  int64
	medium *cabling.Medium // nil: any
	length cabling.Length  // if told
}

func (c *call) readWant() (want, error) {
	var w want
	if c.String("speed") == "" {
		return w, hint(errors.New("--speed is missing"), "cablewright reach --speed 100G --length 85m --medium om4")
	}
	var err error
	if w.speed, err = cabling.ParseSpeed(c.String("speed")); err != nil {
		return w, fmt.Errorf("--speed: %w", err)
	}
	if c.IsSet("medium") {
		if w.medium, err = cabling.LookupMedium(c.String("medium")); err != nil {
			return w, fmt.Errorf("--medium: %w", err)
		}
		if w.medium.Grade == "" && !w.medium.Active {
			return w, fmt.Errorf("--medium: %s leaves its grade open, and reach is told by grade: want %s", w.medium.ID, strings.Join(gradesOf(w.medium.Family), ", "))
		}
	}
	if c.IsSet("length") {
		if w.length, err = cabling.ParseLength(c.String("length")); err != nil {
			return w, fmt.Errorf("--length: %w", err)
		}
	}
	return w, nil
}

// String returns "100G over 85 m of om4", without what is not told.
func (w want) String() string {
	text := speed(w.speed)
	switch length := quantity(w.length.Metres, "m"); {
	case w.length.Known && w.medium != nil:
		text += fmt.Sprintf(" over %s of %s", length, w.medium.ID)
	case w.length.Known:
		text += " over " + length
	case w.medium != nil:
		text += " over " + w.medium.ID
	}
	return text
}

// gradesOf lists the grades of a kind of cable.
func gradesOf(family cabling.Family) []string {
	var list []string
	for _, grade := range cabling.Grades() {
		if grade.Family() == family {
			list = append(list, string(grade))
		}
	}
	return list
}
