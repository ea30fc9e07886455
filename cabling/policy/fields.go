package policy

import (
	"strings"

	"cablewright/cabling"
	"cablewright/topology"
)

// channelKind has the names of the columns of a list of cables, and the grade that
// the channel is judged by. Of what a port gives, poe_pse, it has the type.
func channelKind() *kind {
	type channel = *cabling.Channel
	return &kind{"Channel", map[string]field{
		"id":                text(func(c channel) string { return c.ID }),
		"label":             text(func(c channel) string { return c.Label }),
		"a_kind":            text(func(c channel) string { return c.A.Kind }),
		"b_kind":            text(func(c channel) string { return c.B.Kind }),
		"a_device":          text(func(c channel) string { return c.A.Device }),
		"a_port":            text(func(c channel) string { return c.A.Port }),
		"b_device":          text(func(c channel) string { return c.B.Device }),
		"b_port":            text(func(c channel) string { return c.B.Port }),
		"phy_a":             text(func(c channel) string { return phyName(c.A.PHY) }),
		"phy_b":             text(func(c channel) string { return phyName(c.B.PHY) }),
		"fec_a":             text(func(c channel) string { return string(c.A.FEC) }),
		"fec_b":             text(func(c channel) string { return string(c.B.FEC) }),
		"mode_a":            text(func(c channel) string { return c.A.Mode.String() }),
		"mode_b":            text(func(c channel) string { return c.B.Mode.String() }),
		"mau_a":             text(func(c channel) string { return mauName(c.A.MAU) }),
		"mau_b":             text(func(c channel) string { return mauName(c.B.MAU) }),
		"part_a":            text(func(c channel) string { return c.A.Part.Model }),
		"part_b":            text(func(c channel) string { return c.B.Part.Model }),
		"form_factor_a":     text(func(c channel) string { return c.A.FormFactor }),
		"form_factor_b":     text(func(c channel) string { return c.B.FormFactor }),
		"cage_a":            text(func(c channel) string { return c.A.Cage }),
		"cage_b":            text(func(c channel) string { return c.B.Cage }),
		"port_speed_a":      speed(func(c channel) int64 { return c.A.PortSpeed }),
		"port_speed_b":      speed(func(c channel) int64 { return c.B.PortSpeed }),
		"power_w_a":         watts(func(c channel) float64 { return c.A.Power }),
		"power_w_b":         watts(func(c channel) float64 { return c.B.Power }),
		"cage_w_a":          watts(func(c channel) float64 { return c.A.CagePower }),
		"cage_w_b":          watts(func(c channel) float64 { return c.B.CagePower }),
		"speed":             speed(func(c channel) int64 { return c.Speed }),
		"medium":            text(mediumName),
		"grade":             text(func(c channel) string { return string(c.Grade()) }),
		"length_m":          number(func(c channel) (float64, bool) { return c.Length.Metres, c.Length.Known }),
		"cord_m":            number(func(c channel) (float64, bool) { return c.Cord.Metres, c.Cord.Known }),
		"cord_awg":          whole(func(c channel) int { return c.CordAWG }),
		"shield":            truth(func(c channel) *bool { return c.Shielded }),
		"rated_m_a":         number(func(c channel) (float64, bool) { return c.A.Rated.Metres, c.A.Rated.Known }),
		"rated_m_b":         number(func(c channel) (float64, bool) { return c.B.Rated.Metres, c.B.Rated.Known }),
		"side_a":            text(func(c channel) string { return c.A.Side }),
		"side_b":            text(func(c channel) string { return c.B.Side }),
		"legs":              whole(func(c channel) int { return c.Legs }),
		"met":               text(metText),
		"bundle":            whole(func(c channel) int { return c.Bundle }),
		"route":             text(routeText),
		"pathway":           text(pathwayNames),
		"od_mm":             number(func(c channel) (float64, bool) { return c.OuterDiameter(), c.OuterDiameter() > 0 }),
		"count":             whole(func(c channel) int { return c.Count }),
		"upgrade":           speed(func(c channel) int64 { return c.Upgrade }),
		"colour":            text(func(c channel) string { return c.Colour }),
		"label_a":           text(func(c channel) string { return c.A.Label }),
		"label_b":           text(func(c channel) string { return c.B.Label }),
		"tested_db":         level(func(c channel) cabling.Level { return c.Tested.WorstLoss() }),
		"tested_db_a":       level(func(c channel) cabling.Level { return c.Tested.FromA }),
		"tested_db_b":       level(func(c channel) cabling.Level { return c.Tested.FromB }),
		"tested_launch":     truth(func(c channel) *bool { return c.Tested.EncircledFlux }),
		"rx_dbm_a":          level(func(c channel) cabling.Level { return c.A.Rx }),
		"rx_dbm_b":          level(func(c channel) cabling.Level { return c.B.Rx }),
		"tx_dbm_a":          level(func(c channel) cabling.Level { return c.A.Tx }),
		"tx_dbm_b":          level(func(c channel) cabling.Level { return c.B.Tx }),
		"bonded":            truth(func(c channel) *bool { return c.Bonded }),
		"cable_awg":         whole(func(c channel) int { return c.CableAWG }),
		"poe_type":          whole(func(c channel) int { return c.Power.Type }),
		"poe_pd_w":          number(func(c channel) (float64, bool) { return c.Power.Needed, c.Power.Needed > 0 }),
		"matings":           whole(func(c channel) int { return c.Mated }),
		"attenuation_db_km": number(func(c channel) (float64, bool) { return c.Attenuation, c.Attenuation > 0 }),
		"elements":          parts(elementKind(), func(c channel) []cabling.Element { return c.Elements }),
	}}
}

// level is a number of dB or dBm.
func level(get func(*cabling.Channel) cabling.Level) field {
	return number(func(c *cabling.Channel) (float64, bool) { found := get(c); return found.DB, found.Known })
}

func phyName(phy *cabling.PHY) string {
	if phy == nil {
		return ""
	}
	return phy.Name
}

// watts is a number that is not told where it is 0.
func watts(get func(*cabling.Channel) float64) field {
	return number(func(c *cabling.Channel) (float64, bool) { return get(c), get(c) != 0 })
}

// mauName returns the name of IANA-MAU-MIB.
func mauName(mau *cabling.Code) string {
	if mau == nil {
		return ""
	}
	return mau.Name
}

func mediumName(c *cabling.Channel) string {
	if c.Medium == nil {
		return ""
	}
	return c.Medium.ID
}

func routeText(c *cabling.Channel) string {
	if c.Route == nil {
		return ""
	}
	return c.Route.String()
}

// pathwayNames returns the names with "; " between them.
func pathwayNames(c *cabling.Channel) string {
	var names []string
	for _, pathway := range c.Pathways {
		names = append(names, pathway.Name)
	}
	return strings.Join(names, "; ")
}

// metText returns the conditions with ", " between them.
func metText(c *cabling.Channel) string {
	var words []string
	for _, need := range c.Met {
		words = append(words, string(need))
	}
	return strings.Join(words, ", ")
}

func elementKind() *kind {
	type element = *cabling.Element
	return &kind{"Element", map[string]field{
		"kind":    text(func(e element) string { return e.Kind.String() }),
		"count":   whole(func(e element) int { return e.Count }),
		"type":    text(func(e element) string { return e.Type }),
		"method":  text(func(e element) string { return e.Method }),
		"grade":   text(func(e element) string { return string(e.Grade) }),
		"polish":  text(func(e element) string { return e.Polish }),
		"pinned":  truth(func(e element) *bool { return e.Pinned }),
		"fibres":  whole(func(e element) int { return e.Fibres }),
		"loss_db": number(func(e element) (float64, bool) { return e.Loss, e.Told }),
	}}
}

// deviceKind has the words of topology.Device, and its ports.
func deviceKind() *kind {
	type device = *topology.Device
	return &kind{"Device", map[string]field{
		"id":       text(func(d device) string { return string(d.ID) }),
		"name":     text(func(d device) string { return d.Name }),
		"label":    text(device.Label),
		"vendor":   text(func(d device) string { return d.Vendor }),
		"model":    text(func(d device) string { return d.Model }),
		"serial":   text(func(d device) string { return d.Serial }),
		"os":       text(func(d device) string { return d.OS }),
		"descr":    text(func(d device) string { return d.Description }),
		"role":     text(func(d device) string { return d.Role }),
		"location": text(func(d device) string { return d.Location }),
		"observed": truth(func(d device) *bool { return &d.Observed }),
		"ports":    parts(portKind(), func(d device) []topology.Port { return d.Ports }),
	}}
}

// portKind has the words of topology.Port.
func portKind() *kind {
	type port = *topology.Port
	return &kind{"Port", map[string]field{
		"name":         text(func(p port) string { return p.Name }),
		"descr":        text(func(p port) string { return p.Descr }),
		"alias":        text(func(p port) string { return p.Alias }),
		"kind":         text(func(p port) string { return p.Kind.String() }),
		"mac":          text(func(p port) string { return p.MAC.String() }),
		"mtu":          whole(func(p port) int { return p.MTU }),
		"speed":        speed(func(p port) int64 { return p.Speed }),
		"max_speed":    speed(func(p port) int64 { return p.MaxSpeed }),
		"duplex":       text(func(p port) string { return p.Duplex.String() }),
		"admin":        text(func(p port) string { return p.Admin.String() }),
		"oper":         text(func(p port) string { return p.Oper.String() }),
		"lag":          text(func(p port) string { return p.LAG }),
		"vlan":         whole(func(p port) int { return p.VLAN }),
		"phy":          text(func(p port) string { return p.PHY }),
		"form_factor":  text(func(p port) string { return p.Form }),
		"optic_vendor": text(func(p port) string { return optic(p).Vendor }),
		"optic_model":  text(func(p port) string { return optic(p).Model }),
		"optic_serial": text(func(p port) string { return optic(p).Serial }),
		"rx_dbm":       number(func(p port) (float64, bool) { return power(optic(p).RxPower) }),
		"tx_dbm":       number(func(p port) (float64, bool) { return power(optic(p).TxPower) }),
		"mau":          whole(func(p port) int { return p.MAU }),
		"forced":       truth(func(p port) *bool { return &p.Forced }),
	}}
}

func power(dBm *float64) (float64, bool) {
	if dBm == nil {
		return 0, false
	}
	return *dBm, true
}

func optic(p *topology.Port) topology.Optic {
	if p.Optic == nil {
		return topology.Optic{}
	}
	return *p.Optic
}

// link is a link with what is at its ends.
type link struct {
	*topology.Link
	a, b end
}

// end is a device and its port; of a port that is not known, its name.
type end struct {
	device *topology.Device
	port   *topology.Port
}

func newLink(n *topology.Network, l *topology.Link) *link {
	return &link{l, endAt(n, l.A), endAt(n, l.B)}
}

func endAt(n *topology.Network, ref topology.PortRef) end {
	at := end{n.Device(ref.Device), n.Port(ref)}
	if at.device == nil {
		at.device = &topology.Device{ID: ref.Device}
	}
	if at.port == nil {
		at.port = &topology.Port{Name: ref.Port}
	}
	return at
}

func linkKind(device, port *kind) *kind {
	ends := &kind{"End", map[string]field{
		"device": part(device, func(e *end) *topology.Device { return e.device }),
		"port":   part(port, func(e *end) *topology.Port { return e.port }),
	}}
	return &kind{"Link", map[string]field{
		"a":     part(ends, func(l *link) *end { return &l.a }),
		"b":     part(ends, func(l *link) *end { return &l.b }),
		"state": text(func(l *link) string { return l.State.String() }),
	}}
}
