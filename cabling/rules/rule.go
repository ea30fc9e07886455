package rules

import (
	"cablewright/cabling"
	"cablewright/topology"
	"cablewright/topology/capacity"
)

// Rule is one check.
type Rule struct {
	ID       string            // kebab-case; never changes once released
	Severity topology.Severity // the highest that its findings have
	Title    string            // one line, without a period
	Looks    string            // what it looks at, and what it lets pass
	Why      string            // why it matters; printed with every finding
	Fix      string            // what to do in general; a finding says it for its place
	Source   string            // where the rule or its limit comes from: standard and clause, MIB, practice

	// Check returns the findings about a network in any order, each with Severity,
	// At, Message and Fix. At begins with the place to go to first. Run adds the
	// rest. Nil: a rule for lists of cables alone.
	Check func(Input) []topology.Finding

	// Laid returns the same about a list of cables laid over a network, those about
	// a row of it through about; CheckCables adds the rest. Nil: a rule for one of
	// the two alone.
	Laid func(*topology.Network, *cabling.Joined) []topology.Finding

	// Ports says that Check tells of the ports of a network what Channel tells of
	// ends whose powers are from such ports: CheckCables leaves it to Check.
	Ports bool

	// Links says that Check tells of a link what Channel tells of its row: where it
	// does, CheckCables leaves it to Check.
	Links bool

	// Channel returns the findings about what lies between two ends, each with
	// Severity and Message, with Fix where it knows better than the rule's, and
	// where it holds a number to a limit with both; List adds the rest. A PHY that
	// is told of one end is that of the other too (cabling.Channel.MirrorPHY).
	// Nil: a rule for networks, or whole lists, alone.
	Channel func(*cabling.Channel, cabling.Site) []topology.Finding

	// Lacks returns what a channel would have to tell for Channel, or Rows, to judge
	// it; nil: they judge what they are told.
	Lacks func(*cabling.Channel) []Lack

	// Named says that Channel or Lacks looks at what names a channel too, its ID,
	// labels, devices and ports, or at what other rows tell of its pathways. Without
	// it the names are empty, and channels that differ in nothing else are judged
	// once.
	Named bool

	// Rows returns a check that is shown the channels of one list one after the
	// other, names and all, for what no channel shows alone: a port with two
	// cables. Its findings are about the channel that it was shown last. Nil: a
	// channel shows all that the rule looks at.
	Rows func(cabling.Site) func(*cabling.Channel) []topology.Finding
}

// ForChannels reports whether the rule looks at the rows of a list of cables.
func (r *Rule) ForChannels() bool { return r.Channel != nil || r.Rows != nil }

// Input is what rules look at.
type Input struct {
	Network *topology.Network
	Before  *topology.Network // the same network at an earlier time; nil: not known
	Limits  Limits            // the zero value stands for DefaultLimits
	Site    cabling.Site      // what its transceivers are held to: cabling.DefaultSite, or a policy's

	tiers capacity.Tiers // of Network, from Run
}

// All returns every rule, in the order of explanations, and of findings of one
// severity about one channel. Of a network: what a link and its ports need, a
// device, the network as a whole. Of a list of cables: that it agrees with the
// network that it is laid over, and with itself. Of one cable: ends that understand
// each other, a cable that they run on, a length, loss and power within their
// limits, a cable long enough and good enough for what is planned, ports set alike,
// connectors that may meet; then what it works under alone, what is planned badly,
// and what is good to know. Last, what cannot be read.
func All() []Rule {
	return []Rule{
		speedMismatch,
		duplexMismatch,
		halfDuplex,
		oneWayLink,
		portDownOneEnd,
		lagOneSide,
		lagSpeedMismatch,
		mtuMismatch,
		forcedSlow,
		hotLink,
		errorsRising,
		phySourcesDisagree,
		phyUnspecific,
		opticNotListed,

		duplicateName,
		duplicateChassis,
		unreachableNeighbour,
		portReserve,
		poeBudget,

		singlePointOfFailure,
		uplinksShareNeighbour,
		uplinksSharePathway,
		oversubscribedTier,

		wrongNeighbour,
		cableNotFound,
		cableUnknown,
		portWithoutCable,
		phyNotAsListed,

		portUsedTwice,
		pathwayFill,
		endMissing,
		labelMissing,
		labelOneEnd,
		labelMismatch,
		labelFormat,
		labelRange,
		labelDuplicate,

		protocolMismatch,
		phySpeedMismatch,
		portSpeedMismatch,
		cageMismatch,
		cagePower,
		laneMismatch,
		parallelAgainstDuplex,
		wavelengthMismatch,
		bidiSameSide,
		interworkUnproven,
		nameAmbiguous,
		breakoutNotParallel,
		breakoutLegs,
		breakoutMode,

		mediumMismatch,
		gradeUnsupported,
		coreMismatch,
		speedUnsupported,

		tooManyConnections,
		permanentLinkExceeded,
		horizontalGauge,
		cordDerating,
		reachExceeded,
		lengthBelowMinimum,
		lossExceeded,
		testedLoss,
		lossBelowMinimum,
		launchTooStrong,
		rxPowerLow,
		rxPowerHigh,
		poePower,

		upgradeUnsupported,
		cableTooShort,

		hostFECForced,
		fecMismatch,
		fecRequired,
		autonegotiationOff,
		autonegotiationMismatch,
		autonegotiationOnOptics,

		connectorMismatch,
		connectorGender,
		connectorPolish,
		connectorArray,
		fibresShort,
		polarityMixed,
		polarityStraight,

		channelModelExceeded,
		alienCrosstalk,
		modeConditioning,
		vendorReach,
		ratedLengthExceeded,
		engineeredLink,
		amplifiedLine,
		wavelengthGrid,
		mixedGrades,
		connectionCount,
		lossAbovePlan,
		reflectance,
		testLaunch,
		shieldUnbonded,
		bundleSize,
		poeBundle,
		poeCords,
		belowCapability,
		draftPHY,

		upgradeSupported,
		cableTooLong,
		lengthNotStock,
		pathwayDepth,

		lossMargin,
		reachMargin,
		limitDisputed,
		vendorPHY,
		lengthPlanned,
		bendsMixed,
		matingCycles,
		jacketColour,

		unreadableRow,
	}
}
