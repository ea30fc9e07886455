package rules

import (
	"cablewright/cabling"
	"cablewright/topology"
)

var shieldUnbonded = Rule{
	ID:       "shield-unbonded",
	Severity: topology.Warning,
	Title:    "The screen of the cable is not connected to earth",
	Looks:    "Screened twisted pairs that are told not to be bonded.",
	Why:      "A screen that hangs in the air is an antenna: it picks up what it is to keep out, and may carry a voltage.",
	Fix:      "Bond the screen to the rack at one end at least, through the panel.",
	Source:   "ANSI/TIA-607; ISO/IEC 30129",
	Channel:  checkShieldUnbonded,
}

func checkShieldUnbonded(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	if channel.Bonded == nil || *channel.Bonded || !channel.IsScreened() {
		return nil
	}
	return one(topology.Warning, "screened cable whose screen is not bonded", "")
}
