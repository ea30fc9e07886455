package probe

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"cablewright/discovery/neighbor"
	"cablewright/topology"
)

// localPorts tells which interface a local port number of LLDP stands for.
//
// LLDP-MIB says: the bridge port number on a bridge, else ifIndex. Agents follow
// that, or use ifIndex on a bridge, or number as they please; and a number that is
// wrong by one of these rules mostly exists by it. So the rules are tried on all
// ports of the device at once. Ports whose interface is known by name are the
// proof: the rule that agrees with most of them is used for the rest.
type localPorts struct {
	device  *topology.Device
	index   *portIndex
	bridge  bridgePorts
	rows    map[uint32]localRow
	heard   map[uint32]bool           // ports that hear a neighbour
	missing map[string]topology.Port  // ports that no interface table lists
	named   map[uint32]*topology.Port // found by name
	rules   []scoredRule              // the best first
}

// localRow is a row of lldpLocPortTable.
type localRow struct {
	id    topology.ID
	descr string
}

// localRule is one way to read a local port number.
type localRule struct {
	name string
	find func(l *localPorts, number uint32) *topology.Port
}

// scoredRule is a rule with the rows of this device that speak for it.
type scoredRule struct {
	localRule
	fits, fails int
}

// localRules are tried in this order where they score the same.
var localRules = []localRule{
	{"MAC address of the port", (*localPorts).byMAC},
	{"port ID as ifIndex", (*localPorts).byNumberedID},
	{"number as ifIndex", (*localPorts).byIfIndex},
	{"number as bridge port", (*localPorts).byBridgePort},
}

// newLocalPorts scores the rules over the rows of lldpLocPortTable and over the
// ports that hear neighbours.
func newLocalPorts(answers *Answers, device *topology.Device, heard map[uint32]bool) *localPorts {
	l := &localPorts{
		device:  device,
		index:   newPortIndex(device),
		bridge:  newBridgePorts(answers, device),
		rows:    localRows(answers),
		heard:   heard,
		missing: make(map[string]topology.Port),
		named:   make(map[uint32]*topology.Port),
	}
	numbers := l.numbers()
	for _, number := range numbers {
		l.named[number] = l.byName(l.rows[number])
	}
	for _, rule := range localRules {
		l.rules = append(l.rules, l.score(rule, numbers))
	}
	slices.SortStableFunc(l.rules, func(a, b scoredRule) int { return cmp.Compare(b.score(), a.score()) })
	return l
}

func localRows(answers *Answers) map[uint32]localRow {
	rows := make(map[uint32]localRow)
	for _, entry := range answers.rows(lldpLocPortTable) {
		if len(entry.index) == 1 {
			rows[entry.index[0]] = localRow{neighbor.PortID(int(entry.values[0].Int()), entry.values[1].Bytes), entry.values[2].line()}
		}
	}
	return rows
}

// numbers returns every local port number that occurs.
func (l *localPorts) numbers() []uint32 {
	numbers := make([]uint32, 0, len(l.rows)+len(l.heard))
	for number := range l.rows {
		numbers = append(numbers, number)
	}
	for number := range l.heard {
		if _, listed := l.rows[number]; !listed {
			numbers = append(numbers, number)
		}
	}
	return numbers
}

// score counts the rows that a rule fits and those it fails. With a name, the rule
// has to find the same port. Without one, a port that a cable can be in speaks for
// the rule, one that is down and yet hears a neighbour against it, and anything
// else for nothing: agents list VLAN interfaces and radios too.
func (l *localPorts) score(rule localRule, numbers []uint32) scoredRule {
	scored := scoredRule{localRule: rule}
	for _, number := range numbers {
		port, named := rule.find(l, number), l.named[number]
		switch {
		case port == nil:
		case port == named:
			scored.fits++
		case named != nil, l.heard[number] && !carries(port):
			scored.fails++
		case port.Kind == topology.Physical, port.Kind == topology.KindUnknownPort:
			scored.fits++
		}
	}
	return scored
}

// score weighs a wrong port as two right ones: it makes a cable that is not there.
func (s scoredRule) score() int { return s.fits - 2*s.fails }

// find returns the name of the port behind a number, and the rule that told it
// where its name did not. Both are empty if nothing is known.
func (l *localPorts) find(number uint32) (name, method string) {
	if port, method := l.listed(number); port != nil {
		return port.Name, method
	}
	return l.unlisted(number)
}

// listed returns the port of the interface table behind a number, or nil.
func (l *localPorts) listed(number uint32) (port *topology.Port, method string) {
	if port := l.named[number]; port != nil {
		return port, ""
	}
	for _, rule := range l.rules {
		if rule.score() < 0 {
			break
		}
		if port := rule.find(l, number); port != nil {
			return port, fmt.Sprintf("%s (fits %d of %d)", rule.name, rule.fits, rule.fits+rule.fails)
		}
	}
	return nil, ""
}

// announce notes on the ports the IDs that they send, by which neighbours know
// them.
func (l *localPorts) announce() {
	for _, number := range slices.Sorted(maps.Keys(l.rows)) {
		if port, _ := l.listed(number); port != nil && port.LLDP == "" {
			port.LLDP = l.rows[number].id
		}
	}
}

// unlisted names a port that the interface table does not have: by its port ID if
// that is a name, and by its number if the agent has no interface table at all.
func (l *localPorts) unlisted(number uint32) (name, method string) {
	port := topology.Port{}
	switch id := l.rows[number].id; {
	case len(l.index.names) == 0 && number > 0 && number <= 1<<31-1:
		port, method = topology.Port{Name: ifIndexName(int(number)), Index: int(number)}, "number as ifIndex (no interface table)"
	case id.Kind() == topology.KindIfName, id.Kind() == topology.KindLocal && !isNumber(id.Value()):
		port.Name = id.Value()
	}
	if port.Name != "" {
		l.missing[port.Name] = port
	}
	return port.Name, method
}

// addMissing lists the ports that were found without an interface. It ends the use
// of l.
func (l *localPorts) addMissing() {
	for _, name := range slices.SortedFunc(maps.Keys(l.missing), topology.CompareNatural) {
		addPort(l.device, l.missing[name])
	}
}

// byName finds the interface by the port ID, else by the description. A port ID
// that is a number comes last: it is more often an ifIndex than a name.
func (l *localPorts) byName(row localRow) *topology.Port {
	id := row.id.Value()
	byID := func() *topology.Port {
		switch row.id.Kind() {
		case topology.KindMAC, topology.KindAddress:
			return nil
		case topology.KindAlias:
			return cmp.Or(l.index.aliases[id], l.index.byName(id))
		}
		return cmp.Or(l.index.byName(id), l.index.byName(lastElement(id)))
	}
	byDescr := func() *topology.Port {
		return cmp.Or(l.index.byName(row.descr), l.index.aliases[row.descr])
	}
	if isNumber(id) {
		return cmp.Or(byDescr(), byID())
	}
	return cmp.Or(byID(), byDescr())
}

// lastElement returns what follows the last slash, if that is a name: MikroTik
// calls a port "bridge/ether1".
func lastElement(name string) string {
	element := name[strings.LastIndexByte(name, '/')+1:]
	if isNumber(element) {
		return ""
	}
	return element
}

func (l *localPorts) byMAC(number uint32) *topology.Port {
	mac, ok := l.rows[number].id.MAC()
	if !ok {
		return nil
	}
	return l.index.macs[mac]
}

func (l *localPorts) byNumberedID(number uint32) *topology.Port {
	id := l.rows[number].id.Value()
	if !isNumber(id) {
		return nil
	}
	ifIndex, _ := strconv.Atoi(id) // a number too large is no ifIndex either
	return portAt(l.device, ifIndex)
}

func (l *localPorts) byIfIndex(number uint32) *topology.Port {
	return portAt(l.device, int(number))
}

func (l *localPorts) byBridgePort(number uint32) *topology.Port {
	if number == 0 || len(l.bridge.numbers) == 0 {
		return nil
	}
	return portAt(l.device, l.bridge.ifIndex(number))
}

func isNumber(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}

// readMAUs gives ports the MAU type that they announce to their neighbours, where
// MAU-MIB does not tell it.
func (l *localPorts) readMAUs(answers *Answers) {
	for _, cell := range answers.Cells(lldpXdot3LocPortTable.Name, 0) {
		if len(cell.Index) != 1 || cell.Value.Int() <= 0 || cell.Value.Int() > lastMAU {
			continue
		}
		if port, _ := l.listed(cell.Index[0]); port != nil && port.MAU == 0 {
			setMAU(port, int(cell.Value.Int()))
		}
	}
}

// lastMAU is the highest number that the TLV of IEEE 802.3 has room for.
const lastMAU = 1<<16 - 1
