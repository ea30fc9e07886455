package probe

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"cablewright/topology"
)

// Both tables have the index entPhysicalIndex. Agents with Cisco's have the same
// sensors in the standard one, where those in dBm are of type other(1).
var (
	ciscoSensorTable = Table{Name: "entSensorValueTable",
		Columns: columns("1.3.6.1.4.1.9.9.91.1.1.1.1", 1, 2, 3, 4, 5)}
	entPhySensorTable = Table{Name: "entPhySensorTable",
		Unless:  []string{ciscoSensorTable.Name},
		Columns: columns("1.3.6.1.2.1.99.1.1.1", 1, 2, 3, 4, 5, 6)}
)

// Positions in the columns of the sensor tables. Cisco's has no units.
const (
	sensorType = iota
	sensorScale
	sensorPrecision
	sensorValue
	sensorStatus
	sensorUnits
)

// Values of EntitySensorDataType, SensorDataType and EntitySensorStatus, and the
// EntitySensorValue for "less than can be measured" (RFC 3433 §3).
const (
	sensorOther     = 1
	sensorWatts     = 6
	sensorDBm       = 14
	sensorOK        = 1
	sensorTooLittle = -1_000_000_000
)

// readSensors adds the power of sensors that tell in words which direction they
// measure: others in watts are of power supplies.
func (v *inventory) readSensors(answers *Answers, lights lights) {
	for _, table := range []Table{ciscoSensorTable, entPhySensorTable} {
		for _, entry := range answers.rows(table) {
			index, ok := ifIndexOf(entry.index) // the same range
			part := partAt(v.parts, index)
			if !ok || part == nil || !measuresPower(entry.values) {
				continue
			}
			power := sensorPower(entry.values)
			switch rx, tx := directionOf(part.name + " " + part.descr); {
			case len(power) == 0 || rx == tx:
			case rx:
				lights.add(v.portOf(part), power, nil)
			default:
				lights.add(v.portOf(part), nil, power)
			}
		}
	}
}

// measuresPower reports whether a sensor is in order and measures power.
func measuresPower(values []Value) bool {
	if status := values[sensorStatus]; status.Kind != 0 && status.Int() != sensorOK {
		return false
	}
	kind := values[sensorType].Int()
	return kind == sensorWatts || inDecibels(values)
}

// inDecibels reports whether a sensor tells dBm: by its type, which Cisco has for
// it, or by the units that RFC 3433 has in place of one.
func inDecibels(values []Value) bool {
	switch values[sensorType].Int() {
	case sensorDBm:
		return true
	case sensorOther:
		return len(values) > sensorUnits && strings.EqualFold(values[sensorUnits].Text(), "dBm")
	}
	return false
}

// sensorPower applies scale and precision: EntitySensorDataScale counts the
// powers of 1000 from units(9), milli being 8, and EntitySensorPrecision the
// decimals.
func sensorPower(values []Value) []reading {
	raw := values[sensorValue]
	exponent := 3*(values[sensorScale].Int()-9) - max(values[sensorPrecision].Int(), 0)
	switch {
	case !raw.isNumber() || exponent < -40 || exponent > 12:
		return nil
	case raw.Int() == sensorTooLittle:
		return inDBm(topology.NoLight, false)
	}
	amount := float64(raw.Int()) * math.Pow10(int(exponent))
	if inDecibels(values) {
		return inDBm(amount, raw.Num == 0)
	}
	return inMilliwatts(1000 * amount)
}

// directionOf says which power a text names: "Receive Power Sensor", "DOM TX
// Power Sensor for Ethernet5".
func directionOf(text string) (rx, tx bool) {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })
	return slices.Contains(words, "rx") || slices.Contains(words, "receive"),
		slices.Contains(words, "tx") || slices.Contains(words, "transmit")
}
