package rules

import (
	"fmt"

	"cablewright/cabling"
)

// fitInstead names the PHY that carries the rate over the channel's cable as it
// is, and is wanted: the first of those that are there already, else the best. It
// is empty where there is none without conditions, the cable or its length is not
// told, or the channel is a breakout.
func fitInstead(channel *cabling.Channel, rate int64, site cabling.Site, wanted func(*cabling.PHY) bool) string {
	if channel.Medium == nil || !channel.Length.Known || channel.Legs > 1 {
		return ""
	}
	bothEnds := func(phy *cabling.PHY) bool { return phy.Side == "" && wanted(phy) }
	there := func(phy *cabling.PHY) bool { return bothEnds(phy) && (phy == channel.A.PHY || phy == channel.B.PHY) }
	best, ok := channel.Best(rate, site, there)
	if !ok || len(best.Open) > 0 {
		best, ok = channel.Best(rate, site, bothEnds)
	}
	switch {
	case !ok || len(best.Open) > 0:
		return ""
	case best.Reach.Metres == 0: // a cable with ends of its own
		return fmt.Sprintf("Use %s at both ends", best.PHY.Name)
	}
	return fmt.Sprintf("Use %s at both ends, which reaches %s here", best.PHY.Name, metres(best.Reach.Metres))
}

// fitOne is the fix for two ends of one rate that do not understand each other;
// empty where no PHY that is still built carries the rate.
func fitOne(channel *cabling.Channel, site cabling.Site) string {
	fix := fitInstead(channel, channel.A.PHY.Rate, site, (*cabling.PHY).IsBuilt)
	if fix == "" {
		return ""
	}
	return fix + "."
}
