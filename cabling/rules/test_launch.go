package rules

import (
	"cablewright/cabling"
	"cablewright/topology"
)

var testLaunch = Rule{
	ID:       "test-launch",
	Severity: topology.Warning,
	Title:    "Multimode was tested with a launch that nobody can repeat",
	Looks:    "Tests of multimode fibre whose launch is told not to be encircled-flux compliant.",
	Why: "Light that fills the core more or less than the standard wants loses more or less in every connector: the result may be half " +
		"a decibel off, more than the margin of a 100G link.",
	Fix:     "Test again with encircled-flux compliant cords or sources.",
	Source:  "IEC 61280-4-1; ANSI/TIA-526-14",
	Channel: checkTestLaunch,
	Lacks:   lacksTestLaunch,
}

func checkTestLaunch(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	launch := channel.Tested.EncircledFlux
	if launch == nil || *launch || channel.Family() != cabling.Multimode {
		return nil
	}
	return one(topology.Warning, "the launch of the test was not encircled-flux compliant", "")
}

func lacksTestLaunch(channel *cabling.Channel) []Lack {
	if !channel.Tested.WorstLoss().Known || channel.Tested.EncircledFlux != nil || channel.Family() != cabling.Multimode {
		return nil
	}
	return []Lack{{What: "launch of the test (tested_launch)", Optional: true}}
}
