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

// Column is a column that a list of cables may have.
type Column struct {
	Name    string
	Aliases []string // as NetBox and others call it, in the form of plainName
	About   string

	part part
	set  func(in *interpreter, channel *cabling.Channel, text string) error
}

// part is what a column is to a row.
type part uint8

const (
	detail part = iota
	enough      // a row can be judged by it alone
	name        // it tells which channel the row is, not what it is like
	mark        // a name that can be judged by itself: a label
)

// names reports whether the column tells which channel the row is.
func (p part) names() bool { return p == name || p == mark }

// suffices reports whether a row can be judged by the column alone.
func (p part) suffices() bool { return p == enough || p == mark }

// Columns returns all columns that are read, in the order of the documentation.
// Files may have them in any order, and others among them.
func Columns() []Column {
	return []Column{
		{"id", []string{"cable_id"}, "names the row in results; else its label does, or its number", name, setText(func(c *cabling.Channel) *string { return &c.ID })},
		{"a_device", []string{"device_a", "side_a_device"}, "what the A end is plugged into", name, setText(func(c *cabling.Channel) *string { return &c.A.Device })},
		{"a_port", []string{"port_a", "side_a_name", "termination_a"}, "and at which port", name, setText(func(c *cabling.Channel) *string { return &c.A.Port })},
		{"b_device", []string{"device_b", "side_b_device"}, "what the B end is plugged into", name, setText(func(c *cabling.Channel) *string { return &c.B.Device })},
		{"b_port", []string{"port_b", "side_b_name", "termination_b"}, "and at which port", name, setText(func(c *cabling.Channel) *string { return &c.B.Port })},
		{"a_kind", []string{"side_a_type", "termination_a_type"}, "of port, as NetBox has it: tells front and rear of a panel apart", name, setText(func(c *cabling.Channel) *string { return &c.A.Kind })},
		{"b_kind", []string{"side_b_type", "termination_b_type"}, "the same at the B end", name, setText(func(c *cabling.Channel) *string { return &c.B.Kind })},
		{"phy_a", []string{"phy"}, "PHY or module at the A end: 100GBASE-SR4", enough, setPHY(func(c *cabling.Channel) *cabling.End { return &c.A })},
		{"phy_b", nil, "the same at the B end; missing: as at the A end", enough, setPHY(func(c *cabling.Channel) *cabling.End { return &c.B })},
		{"speed", nil, "what the link must carry: 100G", detail, setSpeed},
		{"medium", []string{"type", "cable_type"}, "cat5e to cat8, om1 to om5, os2, os1a, dac, aoc, aec", enough, setMedium},
		{"length_m", []string{"length"}, "of the whole channel, in metres or with its unit: 85 ft", detail, setLength(func(c *cabling.Channel) *cabling.Length { return &c.Length })},
		{"elements", nil, "in the path: 2xLC@0.5 + 2xMPO@0.35 + splice@0.1 (loss of each in dB)", detail, setElements},
		{"cord_m", []string{"cord", "cords_m", "cord_length_m"}, "copper: length of all cords together", detail, setLength(func(c *cabling.Channel) *cabling.Length { return &c.Cord })},
		{"cord_awg", []string{"awg"}, "copper: gauge of the cords", detail, setGauge(func(c *cabling.Channel) *int { return &c.CordAWG })},
		{"shield", []string{"shielded", "screen"}, "copper: yes, no, U/UTP, F/UTP, ...", detail, setShield},
		{"fec", nil, "error correction set at both ends, where the next two do not tell", detail, setBothFEC},
		{"fec_a", []string{"host_fec_a"}, "error correction set at the A end: none, base-r, rs, rs-528, rs-544", detail, setFEC(func(c *cabling.Channel) *cabling.End { return &c.A })},
		{"fec_b", []string{"host_fec_b"}, "the same at the B end", detail, setFEC(func(c *cabling.Channel) *cabling.End { return &c.B })},
		{"legs", []string{"breakout"}, "breakout: how many ends there are at B", detail, setLegs},
		{"route", []string{"cable_route"}, "way of the cable: U10 -> U40, side exit 0.45 m, slack 0.3 m; U20/42 -> U35/42, tray 12 m, drop 0.5 m, +10 %", enough, setRoute},
		{"pathway", []string{"pathways", "tray"}, "trays and conduits that it lies in: T-01; T-02 tray 100x300 mm; C-3 conduit 35 mm", enough, setPathways},
		{"od_mm", []string{"od", "diameter_mm", "outer_diameter_mm"}, "outer diameter of one cable; else the usual one of the medium", detail, setDiameter},
		{"count", []string{"quantity", "qty"}, "equal cables that the row stands for", detail, setCount},
		{"upgrade", []string{"upgrade_to", "upgrade_speed"}, "speed that the cable is to carry in time: 25G", detail, setUpgrade},
		{"attenuation_db_km", []string{"att_db_km"}, "measured or promised for this cable", detail, setAttenuation},
		{"bundle", nil, "copper: cables in the tightest bundle", detail, setBundle},
		{"met", []string{"conditions"}, "conditions met: " + strings.Join(needs(), ", "), detail, setMet},
		{"mode_a", nil, "how the port at the A end is set: auto, off, 100/full, 25G; 4x25G if it is split", detail, setMode(func(c *cabling.Channel) *cabling.End { return &c.A })},
		{"mode_b", nil, "the same at the B end", detail, setMode(func(c *cabling.Channel) *cabling.End { return &c.B })},
		{"mau_a", []string{"mau", "mau_type_a", "ifmautype_a"}, "ifMauType of the port at the A end: 36, dot3MauType10GigBaseSR; names its PHY if phy_a does not", enough, setMAU(func(c *cabling.Channel) *cabling.End { return &c.A })},
		{"mau_b", []string{"mau_type_b", "ifmautype_b"}, "the same at the B end", enough, setMAU(func(c *cabling.Channel) *cabling.End { return &c.B })},
		{"part_a", []string{"part", "transceiver_a", "module_a", "optic_a"}, "of the module at the A end, as its maker calls it, or by its memory (byte0=0x11; byte192=0x25): names its PHY if phy_a does not", enough, setPart(func(c *cabling.Channel) *cabling.End { return &c.A })},
		{"part_b", []string{"transceiver_b", "module_b", "optic_b"}, "the same at the B end", enough, setPart(func(c *cabling.Channel) *cabling.End { return &c.B })},
		{"form_factor", nil, "of the modules at both ends, where the next two do not tell: QSFP28", detail, setBothForms},
		{"form_factor_a", nil, "of the module at the A end: QSFP28", detail, setForm(func(c *cabling.Channel) *string { return &c.A.FormFactor })},
		{"form_factor_b", nil, "the same at the B end", detail, setForm(func(c *cabling.Channel) *string { return &c.B.FormFactor })},
		{"cage_a", nil, "of the port at the A end: QSFP-DD, OSFP-RHS (flat top); QSA for an SFP+ in a QSFP", detail, setForm(func(c *cabling.Channel) *string { return &c.A.Cage })},
		{"cage_b", nil, "the same at the B end", detail, setForm(func(c *cabling.Channel) *string { return &c.B.Cage })},
		{"port_speed_a", nil, "that the port at the A end can do at most: 10G", detail, setPortSpeed(func(c *cabling.Channel) *cabling.End { return &c.A })},
		{"port_speed_b", nil, "the same at the B end", detail, setPortSpeed(func(c *cabling.Channel) *cabling.End { return &c.B })},
		{"power_w_a", nil, "that the module at the A end takes, in W", detail, setPower(func(c *cabling.Channel) *float64 { return &c.A.Power })},
		{"power_w_b", nil, "the same at the B end", detail, setPower(func(c *cabling.Channel) *float64 { return &c.B.Power })},
		{"cage_w_a", nil, "that the port at the A end gives a module, in W", detail, setPower(func(c *cabling.Channel) *float64 { return &c.A.CagePower })},
		{"cage_w_b", nil, "the same at the B end", detail, setPower(func(c *cabling.Channel) *float64 { return &c.B.CagePower })},
		{"side_a", nil, "BiDi: which of a pair is at the A end, D or U", detail, setSide(func(c *cabling.Channel) *cabling.End { return &c.A })},
		{"side_b", nil, "the same at the B end", detail, setSide(func(c *cabling.Channel) *cabling.End { return &c.B })},
		{"tested_db", []string{"measured_db", "test_loss_db"}, "fibre: worst loss that a test found, of both wavelengths and directions", detail, setLevel(func(c *cabling.Channel) *cabling.Level { return &c.Tested.Loss }, 0, 100)},
		{"tested_db_a", nil, "the worst when lit from the A end", detail, setLevel(func(c *cabling.Channel) *cabling.Level { return &c.Tested.FromA }, 0, 100)},
		{"tested_db_b", nil, "the worst when lit from the B end", detail, setLevel(func(c *cabling.Channel) *cabling.Level { return &c.Tested.FromB }, 0, 100)},
		{"tested_launch", []string{"test_launch"}, "multimode: launch of the test: ef (encircled flux), none", detail, setLaunch},
		{"rx_dbm_a", []string{"rx_a", "rx_dbm", "ddm_rx"}, "optical power that the A end receives, of its weakest lane", detail, setLevel(func(c *cabling.Channel) *cabling.Level { return &c.A.Rx }, -60, 30)},
		{"rx_dbm_b", []string{"rx_b"}, "the same at the B end", detail, setLevel(func(c *cabling.Channel) *cabling.Level { return &c.B.Rx }, -60, 30)},
		{"tx_dbm_a", []string{"tx_a"}, "optical power that the A end sends, of its weakest lane", detail, setLevel(func(c *cabling.Channel) *cabling.Level { return &c.A.Tx }, -60, 30)},
		{"tx_dbm_b", []string{"tx_b"}, "the same at the B end", detail, setLevel(func(c *cabling.Channel) *cabling.Level { return &c.B.Tx }, -60, 30)},
		{"bonded", []string{"shield_bonded", "earthed"}, "copper: whether the screen is connected to earth: yes, no", detail, setBonded},
		{"cable_awg", []string{"horizontal_awg"}, "copper: gauge of the permanent link", detail, setGauge(func(c *cabling.Channel) *int { return &c.CableAWG })},
		{"poe_pse", []string{"pse"}, "power that the port gives: type 2, 802.3bt type 3, PoE+, UPOE, 30 W", detail, setPSE},
		{"poe_pd_w", []string{"poe_pd", "pd_w", "pd"}, "power that the device takes, in W: 25.5, class 4", detail, setPD},
		{"matings", []string{"mating_cycles"}, "how often the ends were plugged in", detail, setMatings},
		{"colour", []string{"color"}, "of the jacket: aqua", detail, setText(func(c *cabling.Channel) *string { return &c.Colour })},
		{"label", nil, "what is written on the cable", mark, setText(func(c *cabling.Channel) *string { return &c.Label })},
		{"label_a", nil, "what is written on its A end", mark, setText(func(c *cabling.Channel) *string { return &c.A.Label })},
		{"label_b", nil, "what is written on its B end", mark, setText(func(c *cabling.Channel) *string { return &c.B.Label })},
	}
}

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
		*at(channel) = length
		return err
	}
}

func setSpeed(in *interpreter, channel *cabling.Channel, text string) (err error) {
	channel.Speed, err = in.speed(text)
	return err
}

func setMedium(in *interpreter, channel *cabling.Channel, text string) (err error) {
	if channel.Medium, err = in.medium(text); err != nil && cabling.IsOtherCable(text) {
		channel.Other = strings.Clone(text)
		return nil
	}
	return err
}

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
	number := strings.TrimSpace(strings.TrimSuffix(strings.ToLower(text), "mm"))
	diameter, err := strconv.ParseFloat(strings.Replace(number, ",", ".", 1), 64)
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
	channel.Elements, err = in.list(text)
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
	perKilometre, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
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
