package cables

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"cablewright/cabling"
)

func setText(at func(*cabling.Channel) *string) func(*interpreter, *cabling.Channel, string) error {
	return func(_ *interpreter, channel *cabling.Channel, text string) error {
		*at(channel) = text
		return nil
	}
}

func setPHY(at func(*cabling.Channel) *cabling.End) func(*interpreter, *cabling.Channel, string) error {
	return func(in *interpreter, channel *cabling.Channel, text string) error {
		phy, err := in.phy(text)
		if err == nil {
			end := at(channel)
			end.PHY, end.Said, end.Short = phy, text, cabling.LookupShortReach(text, phy)
		}
		return err
	}
}

func setFEC(at func(*cabling.Channel) *cabling.End) func(*interpreter, *cabling.Channel, string) error {
	return func(_ *interpreter, channel *cabling.Channel, text string) error {
		fec, err := parseFEC(text)
		at(channel).FEC = fec
		return err
	}
}

// setBothFEC sets the FEC of the ends that have none of their own: the columns of
// a list may come in any order.
func setBothFEC(_ *interpreter, channel *cabling.Channel, text string) error {
	fec, err := parseFEC(text)
	channel.A.FEC, channel.B.FEC = cmp.Or(channel.A.FEC, fec), cmp.Or(channel.B.FEC, fec)
	return err
}

// setBothForms does the same with the form factor.
func setBothForms(in *interpreter, channel *cabling.Channel, text string) error {
	form, err := in.form(text)
	channel.A.FormFactor, channel.B.FormFactor = cmp.Or(channel.A.FormFactor, form), cmp.Or(channel.B.FormFactor, form)
	return err
}

func setMode(at func(*cabling.Channel) *cabling.End) func(*interpreter, *cabling.Channel, string) error {
	return func(in *interpreter, channel *cabling.Channel, text string) (err error) {
		at(channel).Mode, err = in.mode(text)
		return err
	}
}

func setMAU(at func(*cabling.Channel) *cabling.End) func(*interpreter, *cabling.Channel, string) error {
	return func(in *interpreter, channel *cabling.Channel, text string) (err error) {
		at(channel).MAU, err = in.mau(text)
		return err
	}
}

func setPart(at func(*cabling.Channel) *cabling.End) func(*interpreter, *cabling.Channel, string) error {
	return func(in *interpreter, channel *cabling.Channel, text string) error {
		at(channel).Part = in.part(text)
		return nil
	}
}

func setForm(at func(*cabling.Channel) *string) func(*interpreter, *cabling.Channel, string) error {
	return func(in *interpreter, channel *cabling.Channel, text string) (err error) {
		*at(channel), err = in.form(text)
		return err
	}
}

func setPortSpeed(at func(*cabling.Channel) *cabling.End) func(*interpreter, *cabling.Channel, string) error {
	return func(in *interpreter, channel *cabling.Channel, text string) (err error) {
		at(channel).PortSpeed, err = in.speed(text)
		return err
	}
}

func setPower(at func(*cabling.Channel) *float64) func(*interpreter, *cabling.Channel, string) error {
	return func(_ *interpreter, channel *cabling.Channel, text string) (err error) {
		*at(channel), err = cabling.ParsePower(text)
		return err
	}
}

func setLength(at func(*cabling.Channel) *cabling.Length) func(*interpreter, *cabling.Channel, string) error {
	return func(in *interpreter, channel *cabling.Channel, text string) error {
		length, err := in.length(text)
		if err != nil {
			return err
		}
		return tell(at(channel), length)
	}
}

// tell notes a length that another cell of the row may have told already.
func tell(known *cabling.Length, length cabling.Length) error {
	if known.Known && *known != length {
		return fmt.Errorf("%g m, and %g m in the other column: leave one of them", length.Metres, known.Metres)
	}
	*known = length
	return nil
}

// setRated takes metres, whatever unit the row has for the length of the cable.
func setRated(at func(*cabling.Channel) *cabling.End) func(*interpreter, *cabling.Channel, string) error {
	return func(_ *interpreter, channel *cabling.Channel, text string) (err error) {
		at(channel).Rated, err = cabling.ParseLength(text)
		return err
	}
}

func setSpeed(in *interpreter, channel *cabling.Channel, text string) (err error) {
	channel.Speed, err = in.speed(text)
	return err
}

// setMedium takes a medium, and its length where it stands in the same cell.
func setMedium(in *interpreter, channel *cabling.Channel, text string) (err error) {
	if channel.Medium, err = in.medium(text); err == nil {
		return nil
	}
	if cabling.IsOtherCable(text) {
		channel.Other = strings.Clone(text)
		return nil
	}
	if told := withLength.FindStringSubmatch(text); told != nil {
		medium, unknown := in.medium(strings.TrimSpace(told[1] + " " + told[3]))
		length, unread := in.length(told[2])
		if unknown == nil && unread == nil {
			channel.Medium = medium
			return tell(&channel.Length, length)
		}
	}
	return err
}

// withLength is a cable as people order it: "DAC 3m", "3 m DAC", "OM4 LC-LC 10 m".
var withLength = regexp.MustCompile(`(?i)^(?:(.*)[\s,]+)?(\d+(?:[.,]\d+)?\s*(?:m|ft))(?:[\s,]+(.*))?$`)

func setUpgrade(in *interpreter, channel *cabling.Channel, text string) (err error) {
	channel.Upgrade, err = in.speed(text)
	return err
}

func setRoute(in *interpreter, channel *cabling.Channel, text string) (err error) {
	channel.Route, err = in.route(text)
	return err
}

// setPathways takes pathways, behind "100 x OD 7.62 mm in" where that is told.
func setPathways(in *interpreter, channel *cabling.Channel, text string) (err error) {
	if match := cablesIn.FindStringSubmatch(text); match != nil {
		text = match[3]
		if err := cmp.Or(setCount(in, channel, match[1]), setDiameter(in, channel, match[2])); err != nil {
			return err
		}
	}
	channel.Pathways, err = in.pathway(text)
	return err
}

var cablesIn = regexp.MustCompile(`(?i)^(\d+)\s*[x×]\s*(?:cables?\s+)?(?:of\s+)?OD\s*([\d.,]+\s*mm)\s+in\s+(.*)$`)

// setDiameter takes what a cable may have, in mm.
func setDiameter(_ *interpreter, channel *cabling.Channel, text string) error {
	diameter, err := parseNumber(strings.TrimSuffix(strings.ToLower(text), "mm"))
	if err != nil || !(diameter >= 0.5 && diameter <= 100) {
		return fmt.Errorf("%q is no diameter of a cable: want mm, such as 7.6", text)
	}
	channel.Diameter = diameter
	return nil
}

func setCount(_ *interpreter, channel *cabling.Channel, text string) (err error) {
	channel.Count, err = whole(text, 1, 100_000)
	return err
}

func setElements(in *interpreter, channel *cabling.Channel, text string) (err error) {
	channel.Elements, err = in.path(text)
	return err
}

func setShield(_ *interpreter, channel *cabling.Channel, text string) error {
	shielded, err := parseShield(text)
	if err == nil {
		channel.Shielded = &shielded
	}
	return err
}

// setLegs takes as many legs as there are lanes in any PHY: "4", "4x", "4x10G".
func setLegs(_ *interpreter, channel *cabling.Channel, text string) (err error) {
	number, speed, each := strings.Cut(strings.ToLower(text), "x")
	if each && speed != "" {
		if _, err := cabling.ParseSpeed(speed); err != nil {
			number = text
		}
	}
	channel.Legs, err = whole(strings.TrimSpace(number), 0, 16)
	return err
}

// setBundle takes a number of cables. The bundle of NetBox is a name, which is let
// pass.
func setBundle(_ *interpreter, channel *cabling.Channel, text string) (err error) {
	if strings.ContainsFunc(text, isLetter) {
		return nil
	}
	channel.Bundle, err = whole(text, 1, 10_000)
	return err
}

// setGauge takes what cords and cables are made of.
func setGauge(at func(*cabling.Channel) *int) func(*interpreter, *cabling.Channel, string) error {
	return func(_ *interpreter, channel *cabling.Channel, text string) (err error) {
		upper := strings.ToUpper(text)
		*at(channel), err = whole(strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(upper, "AWG"), "AWG")), 22, 32)
		return err
	}
}

// setLevel takes dB or dBm within bounds.
func setLevel(at func(*cabling.Channel) *cabling.Level, least, most float64) func(*interpreter, *cabling.Channel, string) error {
	return func(_ *interpreter, channel *cabling.Channel, text string) error {
		level, err := parseLevel(text, least, most)
		*at(channel) = level
		return err
	}
}

func setLaunch(_ *interpreter, channel *cabling.Channel, text string) error {
	launch, err := parseLaunch(text)
	if err == nil {
		channel.Tested.EncircledFlux = &launch
	}
	return err
}

func setBonded(_ *interpreter, channel *cabling.Channel, text string) error {
	bonded, err := parseYes(text)
	if err == nil {
		channel.Bonded = &bonded
	}
	return err
}

func setPSE(_ *interpreter, channel *cabling.Channel, text string) error {
	pse, err := cabling.ParsePSE(text)
	channel.Power.Type, channel.Power.Delivered = pse.Type, pse.Delivered
	return err
}

func setPD(_ *interpreter, channel *cabling.Channel, text string) (err error) {
	channel.Power.Needed, err = cabling.ParsePD(text)
	return err
}

func setMatings(_ *interpreter, channel *cabling.Channel, text string) (err error) {
	channel.Mated, err = whole(text, 0, 1_000_000)
	return err
}

// whole reads a whole number within bounds.
func whole(text string, least, most int) (int, error) {
	n, err := strconv.Atoi(text)
	if err != nil || n < least || n > most {
		return 0, fmt.Errorf("%q: want a whole number from %d to %d", text, least, most)
	}
	return n, nil
}

// setAttenuation takes more than any fibre has, and no more: 100 dB/km.
func setAttenuation(_ *interpreter, channel *cabling.Channel, text string) error {
	perKilometre, err := parseNumber(text)
	if err != nil || !(perKilometre > 0 && perKilometre <= 100) {
		return fmt.Errorf("%q is no attenuation: want dB/km, such as 0.4", text)
	}
	channel.Attenuation = perKilometre
	return nil
}

func setSide(at func(*cabling.Channel) *cabling.End) func(*interpreter, *cabling.Channel, string) error {
	return func(_ *interpreter, channel *cabling.Channel, text string) error {
		switch side := strings.ToUpper(text); side {
		case "D", "U":
			at(channel).Side = side
			return nil
		}
		return fmt.Errorf("%q is no side: want D (downstream) or U (upstream)", text)
	}
}

// setMet takes a list of conditions.
func setMet(_ *interpreter, channel *cabling.Channel, text string) error {
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(" ,;+", r) }) {
		if !slices.Contains(needs(), word) {
			return fmt.Errorf("%q is no condition: want %s", word, strings.Join(needs(), ", "))
		}
		channel.Met = append(channel.Met, cabling.Need(word))
	}
	return nil
}

// needs lists the conditions that nothing but a word can show to be met.
func needs() []string {
	var list []string
	for _, need := range []cabling.Need{cabling.NeedAlienTest, cabling.NeedModeCord, cabling.NeedEngineering, cabling.NeedVendor, cabling.NeedGrid, cabling.NeedAmplifier} {
		list = append(list, string(need))
	}
	return list
}
