package snmp

// How much is asked for at once. A reply of replyOctets fits in one Ethernet
// frame with its headers, and agents that send more have it fragmented. A table
// starts low, since most tables are short and what follows their end comes for
// nothing; a first row of each column is asked for in any case, but texts of
// 255 octets are among them.
const (
	startVarbinds   = 24
	startScalars    = 32
	mostVarbinds    = 200
	mostColumns     = 12 // of a table
	mostScalars     = 48
	mostRepetitions = 50 // above about 55 some agents skip rows
	replyOctets     = 1400
)

// pace chooses how many varbinds the next request asks for. Trouble halves the
// number, every answer lets it grow again: up to twice what it was, up to what
// fits in a reply, and slowly where there was trouble before.
type pace struct {
	size int // varbinds to ask for
	most int // what the agent is trusted with
}

// newPace starts with so many varbinds, or below that if the agent had trouble.
func newPace(start, most int) pace { return pace{size: min(start, most), most: most} }

// answered takes an answer of some varbinds in a message of some octets.
func (p *pace) answered(varbinds, octets int) {
	p.most = min(p.most+1+p.most/8, mostVarbinds)
	fits := p.most
	if octets > 0 {
		fits = replyOctets * varbinds / octets
	}
	p.size = max(1, min(2*p.size, fits, p.most))
}

// tooMuch takes an answer that did not come, or said that it was too big.
func (p *pace) tooMuch() {
	p.most = max(1, p.size/2)
	p.size = p.most
}

// split returns how many of the columns to ask for, and how many rows of each.
func (p *pace) split(columns int) (width, repetitions int) {
	width = min(columns, p.size)
	return width, min(p.size/width, mostRepetitions)
}
