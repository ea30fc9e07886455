package cabling

// Channel is all that is between two transceivers: the cable with its cords,
// panels, cassettes and splices, and the two ends. What is not known is zero.
type Channel struct {
	ID, Label string
	A, B      End
	Speed     int64   // bit/s that the link must carry; 0: not told
	Medium    *Medium // of the trunk, or of the whole cable; nil: not told
	Other     string  // cable that is not for data, as the list has it: "power"; empty: it is
	Length    Length  // of the whole channel, cords among it
	Elements  []Element
	Cord      Length // copper: of all cords together
	CordAWG   int    // gauge of the cords; 0: not told
	Shielded  *bool  // twisted pair with a screen; nil: not told
	Legs      int    // ends of a breakout at B; 0 and 1: none

	Colour   string // of the jacket, as the list has it
	Bonded   *bool  // its screen is connected to earth; nil: not told
	CableAWG int    // twisted pair: gauge of the permanent link; 0: not told
	Mated    int    // times that its ends were plugged in so far; 0: not told
	Tested   Test
	Power    Power

	Attenuation float64 // dB/km measured or promised for this cable; 0: the site's planning value
	Bundle      int     // cables in the tightest bundle, this one among them; 0: not told
	Met         []Need  // conditions that were told to be met: a test passed, mode-conditioning cords fitted

	Route    *Route    // of the whole channel, from port to port; nil: not told
	Planned  bool      // Length is the one to order for Route, and nobody measured it
	Pathways []Pathway // that it lies in; nil: not told
	Diameter float64   // mm, outer, of one cable; 0: that of Medium
	Count    int       // equal cables that it stands for; 0: one
	Upgrade  int64     // bit/s that the cable is to carry in time; 0: not asked

	Line   int      // of the file that lists it, from 1; 0: there is none
	Unread []string // what of its row could not be understood, and why

	// Like is a channel of the same list that differs in nothing but its names
	// (see Nameless); nil: none is known.
	Like *Channel
}

// Nameless returns the channel without what names it: ID, labels, line, devices
// and ports with their kinds.
func (c *Channel) Nameless() Channel {
	bare := *c
	bare.ID, bare.Label, bare.Line, bare.Like = "", "", 0, nil
	bare.A.Device, bare.A.Port, bare.B.Device, bare.B.Port = "", "", "", ""
	bare.A.Kind, bare.B.Kind = "", ""
	bare.A.Label, bare.B.Label = "", ""
	return bare
}

// End is one end of a channel.
type End struct {
	Device, Port string
	Kind         string // of port, where a list tells it: "dcim.frontport"; empty: not told

	PHY        *PHY        // nil: not told
	Said       string      // the words that tell PHY: "QSFP-100G-LR4-S"; empty: not known
	Part       Part        // the module
	Short      *ShortReach // what its maker gives the module, where that is less than the PHY has; nil: it has all
	MAU        *Code       // ifMauType that the port reports; nil: not told
	FormFactor string      // of the module, one of Forms: "QSFP28"; empty: not told
	Power      float64     // W that the module takes at most; 0: not told
	Side       string      // of a pair that differs in wavelength: "D", "U"; empty: not told, or said by PHY.Side
	Rated      Length      // that the module itself tells for this kind of cable (SFF-8472 bytes 14 to 19)
	Tx, Rx     Level       // dBm that the module says it sends and receives, the weakest of its lanes

	Label string // on this end of the cable; empty: none, or not told

	FEC       FEC     // empty: not told
	Mode      Mode    // how the port is set
	PortSpeed int64   // bit/s that the port can do at most; 0: not told
	Cage      string  // of the port, one of Forms; empty: not told
	CagePower float64 // W that the port gives a module; 0: not told
}

// Part is a module as its maker calls it.
type Part struct {
	Model string // "QSFP-100G-SR4-S"; empty: not told
	PHY   *PHY   // nil: the model is not known
}

// ReadPart returns the module of a model.
func ReadPart(model string) Part {
	phy, _ := LookupModel(model)
	return Part{model, phy}
}

// FEC is a forward error correction.
type FEC string

// Forward error corrections: IEEE 802.3 clauses 74, 91 and 108 (RS(528,514)),
// 91 and 134 (RS(544,514)); OIF 400ZR (cFEC) and OpenZR+ (oFEC).
const (
	NoFEC    FEC = "none"
	BaseRFEC FEC = "base-r"
	RS528    FEC = "rs-528"
	RS544    FEC = "rs-544"
	AnyRSFEC FEC = "rs" // Reed-Solomon, of the kind that the PHY takes
	SCFEC    FEC = "sc-fec"
	CFEC     FEC = "cfec"
	OFEC     FEC = "ofec"
)

// Length is a length in metres, if it is known.
type Length struct {
	Metres float64
	Known  bool
}

// Level is a loss or a ratio in dB, or a power in dBm, if it is known.
type Level struct {
	DB    float64
	Known bool
}

// Decibels returns a known level.
func Decibels(db float64) Level { return Level{db, true} }

// Metres returns a known length.
func Metres(m float64) Length { return Length{m, true} }
