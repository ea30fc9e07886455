package cabling

// Grade is the class of a cable that a PHY's limits are told by.
type Grade string

// Grades: TIA-568.2 and ISO/IEC 11801-1 for pairs, IEC 60793-2-10 and -2-50 for
// fibres.
const (
	Cat5       Grade = "cat5"
	Cat5e      Grade = "cat5e"
	Cat6       Grade = "cat6"
	Cat6A      Grade = "cat6a"
	Cat7       Grade = "cat7"
	Cat8       Grade = "cat8"
	OM1        Grade = "om1"
	OM2        Grade = "om2"
	OM3        Grade = "om3"
	OM4        Grade = "om4"
	OM5        Grade = "om5"
	OS2        Grade = "os2"
	PassiveDAC Grade = "dac"
)

// Grades returns all grades; within a family the better one comes later.
func Grades() []Grade {
	return []Grade{Cat5, Cat5e, Cat6, Cat6A, Cat7, Cat8, OM1, OM2, OM3, OM4, OM5, OS2, PassiveDAC}
}

// Family returns the kind of cable that a grade is one of.
func (g Grade) Family() Family {
	switch g {
	case Cat5, Cat5e, Cat6, Cat6A, Cat7, Cat8:
		return TwistedPair
	case OM1, OM2, OM3, OM4, OM5:
		return Multimode
	case OS2:
		return Singlemode
	case PassiveDAC:
		return Twinax
	}
	return NoFamily
}
