package cabling

import "slices"

// PHY is a physical layer as a port or a module has it: an Ethernet PHY of IEEE
// 802.3, an agreement of module makers (MSA), a Fibre Channel or InfiniBand
// interface. Every number is from Source; Confidence says how sure it is.
type PHY struct {
	Name     string   // as its standard writes it: "100GBASE-SR4"
	Aliases  []string // other names, among them those of makers
	Body     string   // who specifies it: "IEEE", "IEEE draft", "MSA", "OIF", "T11", "IBTA", "vendor"
	Standard string   // the document: "IEEE 802.3bm-2015"
	Clause   string   // where in it, or the code that SFF-8024 gives it; empty: neither

	Rate       int64   // bit/s that the MAC gets; 0: made for several
	Lanes      int     // in each direction
	LaneRate   float64 // GBd of one lane
	Modulation string  // of a lane: "NRZ", "PAM4", "PAM16", ...
	Group      string  // PHYs of one group understand each other, over what both reach

	Family     Family
	Strands    int       // fibres or pairs that one link takes; 0: part of the cable
	Connectors []string  // that it is made with, the usual first: "LC", "MPO-12", "RJ45"; of a cable with fixed ends the form factor
	Polish     string    // of the ferrule: "PC", "UPC", "APC"; empty: copper or fixed ends
	Tx, Rx     []float64 // nm, a wavelength each lane or each direction; nil: copper, tunable or not told
	Side       string    // of a pair that differs in wavelength: "D", "U"; "D/U": the name leaves open which

	Limits    map[Grade]Limit // a missing grade is one that nobody specifies
	MinLength float64         // metres; 0: none
	MinLoss   float64         // dB that must be between the ends; 0: none
	LossBasis string          // where the loss limits come from, if not from Source as it stands

	TxPower    Range  // dBm, average power that leaves a lane
	RxPower    Range  // dBm, average power that a lane may receive; outside it does not conform
	PowerBasis string // where both come from

	Conditions []Condition // under which parts of the limits hold
	Disputed   []Dispute   // where sources disagree, and what is taken here
	Notes      string

	FEC         []FEC // that the link can run with, the usual first; nil: not told, or inside the PHY
	FECLocation FECLocation

	FormFactors []string // "SFP28", "QSFP-DD", ...; "fixed": built into the device
	Breakouts   []Breakout

	Source     string
	Confidence Confidence
}

// Limit is what a PHY specifies for one grade.
type Limit struct {
	Reach      Length  // known and 0: the grade is excluded in so many words
	Loss       float64 // dB, channel insertion loss; 0: nobody specifies one
	Allocation float64 // dB of Loss set aside for connections and splices; 0: not told
}

// Range is from Min to Max, if it is known.
type Range struct {
	Min, Max float64
	Known    bool
}

// Condition says that a PHY carries over Grade longer than From metres, up to To
// metres, only if Need is met.
type Condition struct {
	Grade    Grade
	From, To float64
	Need     Need
	FEC      FEC    // of NeedFEC
	Text     string // for the user: the condition and who says so
}

// Need is what a condition asks for.
type Need string

// Needs.
const (
	NeedAlienTest   Need = "alien-crosstalk"   // a test of alien crosstalk, or no tight bundle
	NeedScreen      Need = "screen"            // a screened cable, and then nothing else
	NeedModeCord    Need = "mode-conditioning" // mode-conditioning cords at both ends
	NeedFEC         Need = "fec"               // the error correction of Condition.FEC
	NeedEngineering Need = "engineered"        // a loss that was measured and is within the limit
	NeedVendor      Need = "vendor"            // the word of the maker for this very part
	NeedGrid        Need = "grid"              // both ends on the same wavelengths, compared by hand
	NeedAmplifier   Need = "amplifier"         // an amplified line
)

// Dispute says that sources disagree.
type Dispute struct {
	Grades []Grade // whose limit is disputed; nil: that of every grade
	About  Topic
	Text   string // for the user: the figures, who says each, and which is taken here
}

// Topic is what a dispute is about.
type Topic string

// Topics.
const (
	AboutReach Topic = "reach"
	AboutLoss  Topic = "loss"
	AboutOther Topic = "other" // no limit: a name, a breakout
)

// Of reports whether it is a dispute about that limit of the grade.
func (d Dispute) Of(topic Topic, grade Grade) bool {
	return d.About == topic && (d.Grades == nil || slices.Contains(d.Grades, grade))
}

// Breakout is a PHY split into several slower ones.
type Breakout struct {
	Legs  int
	Child string  // Name of the PHY at the end of every leg
	Reach float64 // metres of a leg, where the limits of the two PHYs are not all; 0: they are
}

// Family is the kind of medium that a PHY is made for.
type Family uint8

// Families.
const (
	NoFamily Family = iota
	TwistedPair
	Multimode
	Singlemode
	Twinax        // copper cables with fixed ends: DAC, AEC
	ActiveOptical // optical cables with fixed ends: AOC
	Backplane
)

// FECLocation says where the error correction of a link is done.
type FECLocation uint8

// Locations.
const (
	FECNowhere  FECLocation = iota // none, or inside the PHY and not for anyone to set
	FECInHost                      // set on the port
	FECInModule                    // the port's must be off
	FECByForm                      // in a QSFP28 module, whose port's must be off; else in the host
)

// Confidence is how sure a row of a table is.
type Confidence uint8

// Confidences.
const (
	LowConfidence    Confidence = iota + 1 // a draft, or one source that may be wrong
	MediumConfidence                       // one source, or recollection that fits its kin
	HighConfidence                         // read in the standard's words or in several sources
)

// String returns "low", "medium" or "high".
func (c Confidence) String() string {
	switch c {
	case LowConfidence:
		return "low"
	case MediumConfidence:
		return "medium"
	case HighConfidence:
		return "high"
	}
	return "unknown"
}
