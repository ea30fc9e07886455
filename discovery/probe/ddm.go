package probe

import (
	"cmp"
	"math"
	"strconv"
	"strings"

	"cablewright/topology"
)

// ddm is digital diagnostic monitoring: what optical transceivers measure of
// themselves.
func ddm() Probe {
	tables := []Table{ciscoSensorTable, entPhySensorTable, hwOpticalTable}
	for _, maker := range makerTables() {
		tables = append(tables, maker.Table)
	}
	return Probe{
		Name:  "ddm",
		Title: "Optical power of transceivers (ENTITY-SENSOR-MIB, RFC 3433; CISCO-ENTITY-SENSOR-MIB; tables of other makers)",
		Why: "The power that arrives tells whether the fibre, with its connectors, loses more than the transceiver can do with, " +
			"before the link fails. Without it the loss of a cable is what somebody measured, or nothing.",
		Tables: tables,
		Decode: decodeDDM,
	}
}

func decodeDDM(answers *Answers, seen *topology.Observation) {
	lights := make(lights)
	for _, maker := range makerTables() {
		maker.read(answers, &seen.Device, lights)
	}
	if readsSensors(answers) {
		parts, _ := physicals(answers)
		inventory := newInventory(answers, &seen.Device, parts)
		inventory.readSensors(answers, lights)
		inventory.readHuawei(answers, lights)
	}
	for port, light := range lights {
		light.put(port)
	}
}

// lights are what the transceivers of ports measure.
type lights map[*topology.Port]*light

// light is the optical power of one port: of each direction, every reading there
// is, lane by lane or of all lanes.
type light struct {
	rx, tx []reading
}

// reading is one power.
type reading struct {
	dBm  float64
	zero bool // the agent said 0, in whichever unit
}

func (l lights) add(port *topology.Port, rx, tx []reading) {
	if port == nil || len(rx)+len(tx) == 0 {
		return
	}
	if l[port] == nil {
		l[port] = new(light)
	}
	l[port].rx, l[port].tx = append(l[port].rx, rx...), append(l[port].tx, tx...)
}

// put gives the port its powers, unless all of them are 0: transceivers that do
// not measure, and cages without one, have that on many agents.
func (l *light) put(port *topology.Port) {
	measures := false
	for _, list := range [][]reading{l.rx, l.tx} {
		for _, one := range list {
			measures = measures || !one.zero
		}
	}
	if !measures {
		return
	}
	if port.Optic == nil {
		port.Optic = new(topology.Optic)
	}
	port.Optic.RxPower, port.Optic.TxPower = weakest(l.rx), weakest(l.tx)
}

// weakest returns the power of the lane that decides: the one with the least
// light. 0 dBm beside other powers is a sum that is not told (Juniper).
func weakest(list []reading) *float64 {
	least := math.Inf(1)
	for _, one := range list {
		if unset := one.zero && one.dBm == 0; !unset {
			least = min(least, one.dBm)
		}
	}
	switch {
	case len(list) == 0:
		return nil
	case math.IsInf(least, 1):
		least = 0
	}
	return &least
}

// The range of powers that are believed, in dBm. What is outside stands for "not
// known" on agents that do not leave it out: 21474836.47, -327.68.
const (
	lowestPower  = -100
	highestPower = 30
)

// inDBm makes a reading of dBm; none of what cannot be one. It keeps hundredths:
// modules measure to 2 or 3 dB.
func inDBm(dBm float64, zero bool) []reading {
	if !(dBm >= lowestPower && dBm <= highestPower) {
		return nil
	}
	return []reading{{max(math.Round(dBm*100)/100, topology.NoLight) + 0, zero}} // + 0: not -0
}

// inMilliwatts makes a reading of mW. 0 is a receiver in the dark.
func inMilliwatts(mW float64) []reading {
	switch {
	case mW < 0:
		return nil
	case mW == 0:
		return inDBm(topology.NoLight, true)
	}
	return inDBm(max(10*math.Log10(mW), topology.NoLight), false)
}

// makerTable is a table of a maker that tells the power of ports by their
// ifIndex.
type makerTable struct {
	Table        // receive power, transmit power
	arcs, at int // the arcs of an index, and which of them is the ifIndex
	reading  func(Value) []reading
}

// makerTables are the tables that are known, with their units. Index and unit
// are as their MIBs say; recordings of agents of every maker but the lanes of
// Juniper show them so.
func makerTables() []makerTable {
	return []makerTable{
		{Table{Name: "jnxDomCurrentTable", // JUNIPER-DOM-MIB; index ifIndex
			Columns: columns("1.3.6.1.4.1.2636.3.60.1.1.1.1", 5, 7)}, 1, 0, hundredthsDBm},
		{Table{Name: "jnxDomCurrentLaneTable", // index ifIndex.lane
			Columns: columns("1.3.6.1.4.1.2636.3.60.1.2.1.1", 6, 8)}, 2, 0, hundredthsDBm},
		{Table{Name: "hh3cTransceiverInfoTable", // HH3C-TRANSCEIVER-INFO-MIB (H3C, HPE Comware); index ifIndex
			Columns: columns("1.3.6.1.4.1.25506.2.70.1.1.1", 12, 9)}, 1, 0, hundredthsDBm},
		{Table{Name: "hpicfXcvrInfoTable", // HP-ICF-TRANSCEIVER-MIB (HPE Aruba); index ifIndex
			Columns: columns("1.3.6.1.4.1.11.2.14.11.5.1.82.1.1.1.1", 15, 14)}, 1, 0, thousandthsDBm},
		{Table{Name: "mtxrOpticalTable", // MIKROTIK-MIB; index ifIndex
			Columns: columns("1.3.6.1.4.1.14988.1.1.19.1.1", 10, 9)}, 1, 0, thousandthsDBm},
		{Table{Name: "tmnxDigitalDiagMonitorTable", // TIMETRA-PORT-MIB (Nokia SR); index chassis.ifIndex
			Columns: columns("1.3.6.1.4.1.6527.3.1.2.2.4.31.1", 21, 16)}, 2, 1, tenthsMicrowatt},
	}
}

func hundredthsDBm(value Value) []reading   { return inDBm(float64(value.Int())/100, value.Num == 0) }
func thousandthsDBm(value Value) []reading  { return inDBm(float64(value.Int())/1000, value.Num == 0) }
func tenthsMicrowatt(value Value) []reading { return inMilliwatts(float64(value.Int()) / 10_000) }

// read adds what the table tells.
func (m *makerTable) read(answers *Answers, device *topology.Device, lights lights) {
	for _, entry := range answers.rows(m.Table) {
		if len(entry.index) != m.arcs {
			continue
		}
		lights.add(portAt(device, int(entry.index[m.at])), m.told(entry.values[0]), m.told(entry.values[1]))
	}
}

func (m *makerTable) told(value Value) []reading {
	if !value.isNumber() {
		return nil
	}
	return m.reading(value)
}

// isNumber reports whether a value is a number of any kind.
func (v Value) isNumber() bool {
	switch v.Kind {
	case Integer, Counter32, Gauge32, Counter64:
		return true
	}
	return false
}

// hwOpticalTable is of HUAWEI-ENTITY-EXTENT-MIB; index entPhysicalIndex. The
// first two columns are texts with one power a lane, "-1104.03" or "-230,-241", in
// 0.01 dBm. The others are numbers in 0.01 dBm on routers and in µW on switches.
var hwOpticalTable = Table{Name: "hwOpticalModuleInfoTable",
	Columns: columns("1.3.6.1.4.1.2011.5.25.31.1.1.3.1", 32, 33, 8, 9)}

func (v *inventory) readHuawei(answers *Answers, lights lights) {
	for _, entry := range answers.rows(hwOpticalTable) {
		index, ok := ifIndexOf(entry.index) // the same range
		part := partAt(v.parts, index)
		if !ok || part == nil {
			continue
		}
		rx, tx := huaweiLanes(entry.values[0]), huaweiLanes(entry.values[1])
		if power := entry.values[2]; len(rx)+len(tx) == 0 && power.Int() < huaweiNotTold { // a negative number is no µW
			rx, tx = hundredthsDBm(power), hundredthsDBm(entry.values[3])
		}
		lights.add(v.portOf(part), rx, tx)
	}
}

// huaweiNotTold is what agents of Huawei have for a power that they do not know.
const huaweiNotTold = -1

// huaweiLanes reads powers in 0.01 dBm, one a lane with commas between.
func huaweiLanes(value Value) (lanes []reading) {
	for text := range strings.SplitSeq(value.Text(), ",") {
		if hundredths, err := strconv.ParseFloat(strings.TrimSpace(text), 64); err == nil {
			lanes = append(lanes, inDBm(hundredths/100, hundredths == 0)...)
		}
	}
	return lanes
}

// readsSensors reports whether there is anything to join with parts.
func readsSensors(answers *Answers) bool {
	return cmp.Or(
		len(answers.Cells(ciscoSensorTable.Name, 0)),
		len(answers.Cells(entPhySensorTable.Name, 0)),
		len(answers.Cells(hwOpticalTable.Name, 0)),
		len(answers.Cells(hwOpticalTable.Name, 2))) > 0
}
