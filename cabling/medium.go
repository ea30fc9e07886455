package cabling

// Medium is a grade of cable, a cord, a connector or a splice.
type Medium struct {
	ID        string   // "om4", "cat6a-utp", "conn-mpo-mm-low"
	Aliases   []string // other names, NetBox's cable type among them
	Kind      MediumKind
	Name      string // in words: "OM4 50/125 laser optimised"
	Standards string

	Family Family
	Grade  Grade // whose limits hold; empty: the name leaves it open ("mmf"), or none hold (AOC)
	Active bool  // electronics in the cable: AOC, AEC
	Screen *bool // twisted pair; nil: the name leaves it open

	Core          string              // "50/125" µm, or the gauge: "23 AWG solid"
	Bandwidth     float64             // MHz that pairs are specified to
	Modal850      float64             // MHz·km at 850 nm, overfilled launch
	Effective850  float64             // MHz·km at 850 nm, laser launch
	Effective953  float64             // MHz·km at 953 nm
	Attenuation   map[float64]float64 // dB/km by wavelength in nm, to plan with
	MaxLink       float64             // metres of permanent link
	MaxChannel    float64             // metres of channel, cords among it
	Connections   int                 // at most, in a channel; 0: the loss decides
	CordFactor    float64             // metres of solid cable that one metre of cord stands for
	Loss, MaxLoss float64             // dB of one connection or splice: typical, and the most that the grade allows
	ReturnLoss    string              // dB, at least
	MatingCycles  string
	BendStatic    string  // smallest radius, installed
	BendLoaded    string  // smallest radius, under pull
	Diameter      float64 // mm, typical
	DiameterRange string  // mm
	Colour        string

	Notes      string
	Source     string
	Confidence Confidence
}

// MediumKind is what a medium is.
type MediumKind uint8

// Kinds of media.
const (
	Cable       MediumKind = iota + 1 // twisted pair or fibre, sold without ends
	DirectCable                       // a cable whose ends are fixed: DAC, AEC, AOC
	CopperCord
	FibreCord
	Connector
	CassetteModule
	SpliceJoint
	TapModule
	Mismatch // a joint of two core diameters
)
