package cabling

import "strings"

// Protocol is what a PHY carries.
type Protocol string

// Protocols.
const (
	Ethernet     Protocol = "Ethernet"
	FibreChannel Protocol = "Fibre Channel"
	InfiniBand   Protocol = "InfiniBand"
)

// Protocol returns what the PHY carries; empty: any, as a cable with electronics
// does that is sold for all.
func (p *PHY) Protocol() Protocol {
	switch {
	case p.Body == "T11":
		return FibreChannel
	case p.Body == "IBTA", strings.HasPrefix(p.Name, "IB-"): // modules of makers under the name of the port
		return InfiniBand
	case p.Rate == 0:
		return ""
	}
	return Ethernet
}

// against reports whether two protocols do not understand each other.
func (p Protocol) against(other Protocol) bool { return p != other && p != "" && other != "" }
