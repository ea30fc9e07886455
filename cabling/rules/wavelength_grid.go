package rules

import (
	"cablewright/cabling"
	"cablewright/topology"
)

var wavelengthGrid = Rule{
	ID:       "wavelength-grid",
	Severity: topology.Warning,
	Title:    "Two wavelength grids are sold under one name",
	Looks:    "PHYs whose name does not settle their wavelengths (400G-ER4).",
	Why:      "Modules of the two grids do not see each other, though both are what was ordered.",
	Fix:      "Read the wavelengths of both modules and compare.",
	Source:   "SFF-8024; data sheets",
	Channel:  checkWavelengthGrid,
}

func checkWavelengthGrid(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	return openConditions(channel, cabling.NeedGrid)
}
