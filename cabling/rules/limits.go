package rules

// Limits are the thresholds of the capacity rules. A limit of 0 holds nothing to
// it; to change one, start from DefaultLimits.
type Limits struct {
	// AccessOversubscription is the highest ratio of a tier-1 switch whose
	// downlinks run at 1 Gbit/s or less: desks, phones, access points.
	AccessOversubscription float64
	// ServerOversubscription is the highest ratio of a tier-1 switch with a
	// faster downlink: servers.
	ServerOversubscription float64
	// CoreOversubscription is the highest ratio of a switch of tier 2 or above.
	CoreOversubscription float64

	// PortReservePercent is the share of physical ports that a switch keeps
	// free, and PortReserveMinPorts the number of ports from which on a device
	// is held to it.
	PortReservePercent  float64
	PortReserveMinPorts int

	// HotLinkPercent is how full the fuller direction of a link may be on the
	// mean between two snapshots.
	HotLinkPercent float64
}

// DefaultLimits returns the limits that apply where none are given. 20:1 and
// 4:1 are the rules of thumb of Cisco's "Campus Network for High Availability
// Design Guide" for access to distribution and distribution to core; 3:1 is the
// usual aim for the leaves of a data centre (48 ports of 25 Gbit/s over 4 of
// 100 Gbit/s). 20 % free ports and 70 % load are common planning practice.
func DefaultLimits() Limits {
	return Limits{
		AccessOversubscription: 20,
		ServerOversubscription: 3,
		CoreOversubscription:   4,
		PortReservePercent:     20,
		PortReserveMinPorts:    8,
		HotLinkPercent:         70,
	}
}
