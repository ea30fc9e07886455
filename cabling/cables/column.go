package cables

import (
	"strings"

	"cablewright/cabling"
)

// Column is a column that a list of cables may have.
type Column struct {
	Name    string
	Aliases []string // as NetBox and others call it, in the form of plainName
	About   string   // what its cells hold; empty: as the column before it, which is for the A end

	part part
	set  func(in *interpreter, channel *cabling.Channel, text string) error
}

// part is what a column is to a row.
type part uint8

const (
	detail part = iota
	enough      // a row can be judged by it alone
	name        // it tells which channel the row is, not what it is like
	mark        // a name that can be judged by itself: a label, a port
)

// names reports whether the column tells which channel the row is.
func (p part) names() bool { return p == name || p == mark }

// suffices reports whether a row can be judged by the column alone.
func (p part) suffices() bool { return p == enough || p == mark }

// Group is columns about one thing.
type Group struct {
	Title   string
	Columns []Column
}

// Columns returns all columns that are read, in the order of Groups. Files may
// have them in any order, and others among them.
func Columns() []Column {
	var all []Column
	for _, group := range Groups() {
		all = append(all, group.Columns...)
	}
	return all
}

// Groups returns the columns in the order of the documentation.
func Groups() []Group {
	return []Group{
		{"Which cable it is", identityColumns()},
		{"What it is to carry, and over what", cableColumns()},
		{"The modules at its ends", moduleColumns()},
		{"The ports that they are in", portColumns()},
		{"Twisted pairs, and power over them", pairColumns()},
		{"Where it runs", wayColumns()},
		{"What was measured and done", recordColumns()},
	}
}

func identityColumns() []Column {
	return []Column{
		{"id", []string{"cable_id", "cable", "cable_no", "cable_number", "cable_name"}, "names the row in results; else its label does, or its number", name, setText(func(c *cabling.Channel) *string { return &c.ID })},
		{"a_device", []string{"device_a", "side_a_device", "from", "from_device", "source_device", "local_device", "a_side", "a_end"}, "what each end is plugged into", name, setText(func(c *cabling.Channel) *string { return &c.A.Device })},
		{"b_device", []string{"device_b", "side_b_device", "to", "to_device", "destination_device", "remote_device", "b_side", "b_end"}, "", name, setText(func(c *cabling.Channel) *string { return &c.B.Device })},
		{"a_port", []string{"port_a", "side_a_name", "termination_a", "from_port", "source_port", "local_port"}, "and at which port", mark, setText(func(c *cabling.Channel) *string { return &c.A.Port })},
		{"b_port", []string{"port_b", "side_b_name", "termination_b", "to_port", "destination_port", "remote_port"}, "", mark, setText(func(c *cabling.Channel) *string { return &c.B.Port })},
		{"a_kind", []string{"side_a_type", "termination_a_type"}, "kind of the port, which tells front and rear of a panel apart: dcim.frontport", name, setText(func(c *cabling.Channel) *string { return &c.A.Kind })},
		{"b_kind", []string{"side_b_type", "termination_b_type"}, "", name, setText(func(c *cabling.Channel) *string { return &c.B.Kind })},
		{"label", nil, "what is written on the cable: AD02-35:17", mark, setText(func(c *cabling.Channel) *string { return &c.Label })},
		{"label_a", nil, "what is written on each of its ends", mark, setText(func(c *cabling.Channel) *string { return &c.A.Label })},
		{"label_b", nil, "", mark, setText(func(c *cabling.Channel) *string { return &c.B.Label })},
	}
}

func cableColumns() []Column {
	return []Column{
		{"speed", []string{"link_speed"}, "speed of the link: 100G", detail, setSpeed},
		{"upgrade", []string{"upgrade_to", "upgrade_speed"}, "speed that the cable is to carry in time: 25G", detail, setUpgrade},
		{"legs", []string{"breakout"}, "ends of a breakout at B: 4, 4x10G", detail, setLegs},
		{"medium", []string{"type", "cable_type", "media", "media_type", "fibre", "fiber", "fibre_type", "fiber_type"}, "the cable: cat5e to cat8, om1 to om5, os2, os1a, dac, aoc, aec; mmf, smf, utp; its length with it: DAC 3 m", enough, setMedium},
		{"length_m", []string{"length"}, "length of the whole channel, in metres or with its unit: 85 ft", detail, setLength(func(c *cabling.Channel) *cabling.Length { return &c.Length })},
		{"elements", nil, "what the path is made of, with the loss of each in dB: 2xLC@0.5 + 2xMPO@0.35 + splice@0.1", enough, setElements},
		{"attenuation_db_km", []string{"att_db_km"}, "dB/km measured or promised for this cable: 0.22", detail, setAttenuation},
		{"colour", []string{"color"}, "colour of the jacket: aqua", detail, setText(func(c *cabling.Channel) *string { return &c.Colour })},
		{"met", []string{"conditions"}, "conditions met: " + strings.Join(needs(), ", "), detail, setMet},
	}
}

func moduleColumns() []Column {
	return []Column{
		{"phy_a", []string{"phy"}, "PHY or module: 100GBASE-SR4; where one end alone is told, the other has the same", enough, setPHY(endA)},
		{"phy_b", nil, "", enough, setPHY(endB)},
		{"part_a", []string{"part", "transceiver", "module", "optic", "transceiver_a", "module_a", "optic_a"}, "module as its maker calls it, or by its memory (byte0=0x11; byte192=0x25), which names the PHY if phy_a does not: QSFP-100G-SR4-S", enough, setPart(endA)},
		{"part_b", []string{"transceiver_b", "module_b", "optic_b"}, "", enough, setPart(endB)},
		{"form_factor_a", nil, "form of the module: QSFP28", detail, setForm(func(c *cabling.Channel) *string { return &c.A.FormFactor })},
		{"form_factor_b", nil, "", detail, setForm(func(c *cabling.Channel) *string { return &c.B.FormFactor })},
		{"form_factor", nil, "the same at both ends, where those two do not tell", detail, setBothForms},
		{"power_w_a", nil, "W that the module takes at most: 3.5", detail, setPower(func(c *cabling.Channel) *float64 { return &c.A.Power })},
		{"power_w_b", nil, "", detail, setPower(func(c *cabling.Channel) *float64 { return &c.B.Power })},
		{"rated_m_a", nil, "length that the memory of the module tells for this kind of cable (SFF-8472 bytes 14 to 19): 300", detail, setRated(endA)},
		{"rated_m_b", nil, "", detail, setRated(endB)},
		{"side_a", nil, "BiDi: which of a pair it is, D or U", detail, setSide(endA)},
		{"side_b", nil, "", detail, setSide(endB)},
	}
}

func portColumns() []Column {
	return []Column{
		{"mau_a", []string{"mau", "mau_type_a", "ifmautype_a"}, "ifMauType, which names the PHY if nothing else does: 36, dot3MauType10GigBaseSR", enough, setMAU(endA)},
		{"mau_b", []string{"mau_type_b", "ifmautype_b"}, "", enough, setMAU(endB)},
		{"mode_a", nil, "how the port is set: auto, off, 100/full, 25G; 4x25G if it is split", detail, setMode(endA)},
		{"mode_b", nil, "", detail, setMode(endB)},
		{"fec_a", []string{"host_fec_a"}, "error correction that is set: none, base-r, rs, rs-528, rs-544", detail, setFEC(endA)},
		{"fec_b", []string{"host_fec_b"}, "", detail, setFEC(endB)},
		{"fec", nil, "the same at both ends, where those two do not tell", detail, setBothFEC},
		{"port_speed_a", nil, "speed that the port can do at most: 10G", detail, setPortSpeed(endA)},
		{"port_speed_b", nil, "", detail, setPortSpeed(endB)},
		{"cage_a", nil, "form that the port takes: QSFP-DD, OSFP-RHS (flat top); QSA for an SFP+ in a QSFP", detail, setForm(func(c *cabling.Channel) *string { return &c.A.Cage })},
		{"cage_b", nil, "", detail, setForm(func(c *cabling.Channel) *string { return &c.B.Cage })},
		{"cage_w_a", nil, "W that the port gives a module: 14", detail, setPower(func(c *cabling.Channel) *float64 { return &c.A.CagePower })},
		{"cage_w_b", nil, "", detail, setPower(func(c *cabling.Channel) *float64 { return &c.B.CagePower })},
	}
}

func pairColumns() []Column {
	return []Column{
		{"cord_m", []string{"cord", "cords_m", "cord_length_m"}, "length of all cords together", detail, setLength(func(c *cabling.Channel) *cabling.Length { return &c.Cord })},
		{"cord_awg", []string{"awg"}, "gauge of the cords: 26", detail, setGauge(func(c *cabling.Channel) *int { return &c.CordAWG })},
		{"cable_awg", []string{"horizontal_awg"}, "gauge of the permanent link: 23", detail, setGauge(func(c *cabling.Channel) *int { return &c.CableAWG })},
		{"shield", []string{"shielded", "screen"}, "screen of the cable: yes, no, U/UTP, F/UTP, ...", detail, setShield},
		{"bonded", []string{"shield_bonded", "earthed"}, "whether the screen is connected to earth: yes, no", detail, setBonded},
		{"bundle", nil, "cables in the tightest bundle: 24", detail, setBundle},
		{"poe_pse", []string{"pse"}, "power that the port gives: type 2, 802.3bt type 3, PoE+, UPOE, 30 W", detail, setPSE},
		{"poe_pd_w", []string{"poe_pd", "pd_w", "pd"}, "W that the device takes: 25.5, class 4", detail, setPD},
	}
}

func wayColumns() []Column {
	return []Column{
		{"route", []string{"cable_route"}, "way of the cable: U10 -> U40, side exit 0.45 m, slack 0.3 m; U20/42 -> U35/42, tray 12 m, drop 0.5 m, +10 %", enough, setRoute},
		{"pathway", []string{"pathways", "tray"}, "trays and conduits that it lies in: T-01; T-02 tray 100x300 mm; C-3 conduit 35 mm", enough, setPathways},
		{"od_mm", []string{"od", "diameter_mm", "outer_diameter_mm"}, "outer diameter of one cable; else the usual one of the medium", detail, setDiameter},
		{"count", []string{"quantity", "qty"}, "equal cables that the row stands for", detail, setCount},
	}
}

func recordColumns() []Column {
	return []Column{
		{"tested_db", []string{"measured_db", "test_loss_db"}, "fibre: worst loss that a test found, of both wavelengths and directions", detail, setLevel(func(c *cabling.Channel) *cabling.Level { return &c.Tested.Loss }, 0, 100)},
		{"tested_db_a", nil, "the worst when lit from this end", detail, setLevel(func(c *cabling.Channel) *cabling.Level { return &c.Tested.FromA }, 0, 100)},
		{"tested_db_b", nil, "", detail, setLevel(func(c *cabling.Channel) *cabling.Level { return &c.Tested.FromB }, 0, 100)},
		{"tested_launch", []string{"test_launch"}, "launch of the test of multimode: ef (encircled flux), none", detail, setLaunch},
		{"rx_dbm_a", []string{"rx_a", "rx_dbm", "ddm_rx"}, "optical power that the module receives, of its weakest lane: -4.5", detail, setLevel(func(c *cabling.Channel) *cabling.Level { return &c.A.Rx }, -60, 30)},
		{"rx_dbm_b", []string{"rx_b"}, "", detail, setLevel(func(c *cabling.Channel) *cabling.Level { return &c.B.Rx }, -60, 30)},
		{"tx_dbm_a", []string{"tx_a"}, "optical power that the module sends, of its weakest lane: -2", detail, setLevel(func(c *cabling.Channel) *cabling.Level { return &c.A.Tx }, -60, 30)},
		{"tx_dbm_b", []string{"tx_b"}, "", detail, setLevel(func(c *cabling.Channel) *cabling.Level { return &c.B.Tx }, -60, 30)},
		{"matings", []string{"mating_cycles"}, "how often the ends were plugged in", detail, setMatings},
	}
}

func endA(c *cabling.Channel) *cabling.End { return &c.A }

func endB(c *cabling.Channel) *cabling.End { return &c.B }
