package probe_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"cablewright/discovery/snmprec"
	"cablewright/fixtures/corpus"
	"cablewright/topology"
)

// ddmDevice is the rows of the Ethernet ports Gi1/0/1 (ifIndex 1), et-0/0/1 (2) and
// Ethernet1/25 (3), with parts as several agents have them.
const ddmDevice = `
1.3.6.1.2.1.2.2.1.2.1|4|GigabitEthernet1/0/1
1.3.6.1.2.1.2.2.1.3.1|2|6
1.3.6.1.2.1.2.2.1.8.1|2|1
1.3.6.1.2.1.31.1.1.1.1.1|4|Gi1/0/1
1.3.6.1.2.1.2.2.1.2.2|4|et-0/0/1
1.3.6.1.2.1.2.2.1.3.2|2|6
1.3.6.1.2.1.31.1.1.1.1.2|4|et-0/0/1
1.3.6.1.2.1.2.2.1.2.3|4|Ethernet1/25
1.3.6.1.2.1.2.2.1.3.3|2|6
1.3.6.1.2.1.31.1.1.1.1.3|4|Ethernet1/25
1.3.6.1.2.1.47.1.1.1.1.4.10|2|1
1.3.6.1.2.1.47.1.1.1.1.5.10|2|10
1.3.6.1.2.1.47.1.1.1.1.7.10|4|GigabitEthernet1/0/1
1.3.6.1.2.1.47.1.1.1.1.4.20|2|1
1.3.6.1.2.1.47.1.1.1.1.5.20|2|9
1.3.6.1.2.1.47.1.1.1.1.7.20|4|Transceiver(slot:1-port:25)
1.3.6.1.2.1.47.1.1.1.1.11.20|4|SN25
1.3.6.1.2.1.47.1.1.1.1.13.20|4|SFP-10G-SR
1.3.6.1.2.1.47.1.1.1.1.4.30|2|1
1.3.6.1.2.1.47.1.1.1.1.5.30|2|6
1.3.6.1.2.1.47.1.1.1.1.7.30|4|Power Supply 1
1.3.6.1.2.1.47.1.1.1.1.4.40|2|1
1.3.6.1.2.1.47.1.1.1.1.5.40|2|10
1.3.6.1.2.1.47.1.1.1.1.7.40|4|GigabitEthernet1/0/9
`

// ciscoSensor makes the rows of a sensor in CISCO-ENTITY-SENSOR-MIB and of its part,
// standardSensor those in ENTITY-SENSOR-MIB.
func ciscoSensor(index, parent int, name string, kind, scale, precision, value, status int) string {
	const entry, sensor = "1.3.6.1.2.1.47.1.1.1.1", "1.3.6.1.4.1.9.9.91.1.1.1.1"
	return fmt.Sprintf("%[1]s.4.%[3]d|2|%[4]d\n%[1]s.5.%[3]d|2|8\n%[1]s.7.%[3]d|4|%[5]s\n"+
		"%[2]s.1.%[3]d|2|%[6]d\n%[2]s.2.%[3]d|2|%[7]d\n%[2]s.3.%[3]d|2|%[8]d\n%[2]s.4.%[3]d|2|%[9]d\n%[2]s.5.%[3]d|2|%[10]d\n",
		entry, sensor, index, parent, name, kind, scale, precision, value, status)
}

func standardSensor(index int, descr string, kind, scale, precision, value int, units string) string {
	const entry, sensor = "1.3.6.1.2.1.47.1.1.1.1", "1.3.6.1.2.1.99.1.1.1"
	return fmt.Sprintf("%[1]s.2.%[3]d|4|%[4]s\n%[1]s.5.%[3]d|2|8\n"+
		"%[2]s.1.%[3]d|2|%[5]d\n%[2]s.2.%[3]d|2|%[6]d\n%[2]s.3.%[3]d|2|%[7]d\n%[2]s.4.%[3]d|2|%[8]d\n%[2]s.5.%[3]d|2|1\n%[2]s.6.%[3]d|4|%[9]s\n",
		entry, sensor, index, descr, kind, scale, precision, value, units)
}

func TestOpticalPower(t *testing.T) {
	for _, test := range []struct{ name, rows, want string }{
		{"named by the sensor", ciscoSensor(101, 40, "Gi1/0/1 Receive Power Sensor", 14, 9, 1, -74, 1) +
			ciscoSensor(102, 40, "Gi1/0/1 Transmit Power Sensor", 14, 9, 1, -21, 1), "Gi1/0/1 rx -7.4 tx -2.1"},
		{"in a port", ciscoSensor(101, 10, "power Rx", 6, 8, 3, 401, 1), "Gi1/0/1 rx -3.97 tx -"},
		{"in a transceiver that names its cage", ciscoSensor(101, 20, "Lane 1 Receive Power Sensor", 14, 8, 0, -2146, 1), "Ethernet1/25 rx -2.15 tx -"},
		{"name before a hyphen", ciscoSensor(101, 1, "et-0/0/1-Rx Power", 14, 9, 5, -246034, 1), "et-0/0/1 rx -2.46 tx -"},
		{"the weakest lane", ciscoSensor(101, 10, "Rx Power", 14, 9, 1, -12, 1) + ciscoSensor(102, 10, "Rx Lane 1 Power", 14, 9, 1, -16, 1) +
			ciscoSensor(103, 10, "Rx Lane 2 Power", 14, 9, 1, -9, 1), "Gi1/0/1 rx -1.6 tx -"},
		{"a port that the interface table does not have", ciscoSensor(101, 40, "Rx Power", 14, 9, 1, -12, 1), ""},
		{"power of a power supply", ciscoSensor(101, 30, "Power Sensor", 6, 9, 0, 260, 1) + ciscoSensor(102, 10, "Power Sensor", 6, 8, 0, 1, 1), ""},
		{"out of order", ciscoSensor(101, 10, "Rx Power", 14, 9, 1, -12, 3), ""},
		{"no light", ciscoSensor(101, 10, "Rx Power", 14, 9, 1, -551, 1) + ciscoSensor(102, 10, "Tx Power", 14, 9, 1, -20, 1), "Gi1/0/1 rx -40 tx -2"},
		{"0 mW received", ciscoSensor(101, 10, "Rx Power", 6, 8, 4, 0, 1) + ciscoSensor(102, 10, "Tx Power", 6, 8, 4, 10000, 1), "Gi1/0/1 rx -40 tx 0"},
		{"less than can be measured", ciscoSensor(101, 10, "Rx Power", 6, 8, 4, -1000000000, 1), "Gi1/0/1 rx -40 tx -"},
		{"-32768 is no power", ciscoSensor(101, 10, "Rx Power", 6, 8, 3, -32768, 1) + ciscoSensor(102, 10, "Tx Power", 14, 8, 0, 2147483647, 1), ""},
		{"0 dBm in both directions is not measured", ciscoSensor(101, 10, "Rx Power", 14, 8, 0, 0, 1) + ciscoSensor(102, 10, "Tx Power", 14, 8, 0, 0, 1), ""},
		{"0 dBm in one is", ciscoSensor(101, 10, "Rx Power", 14, 9, 1, -16, 1) + ciscoSensor(102, 10, "Tx Power", 14, 9, 1, 0, 1), "Gi1/0/1 rx -1.6 tx 0"},

		{"standard, in mW", standardSensor(101, "DOM RX Power Sensor for Gi1/0/1", 6, 8, 4, 4025, "mW"), "Gi1/0/1 rx -3.95 tx -"},
		{"standard, in dBm", standardSensor(101, "DOM TX Power Sensor for Gi1/0/1", 1, 9, 2, -395, "dBm"), "Gi1/0/1 rx - tx -3.95"},
		{"standard, of another unit", standardSensor(101, "DOM TX Power Sensor for Gi1/0/1", 1, 9, 2, -395, "furlong"), ""},

		{"Juniper", "1.3.6.1.4.1.2636.3.60.1.1.1.1.5.2|2|-230\n1.3.6.1.4.1.2636.3.60.1.1.1.1.7.2|2|-188", "et-0/0/1 rx -2.3 tx -1.88"},
		{"Juniper without light", "1.3.6.1.4.1.2636.3.60.1.1.1.1.5.2|2|-4000\n1.3.6.1.4.1.2636.3.60.1.1.1.1.7.2|2|-188", "et-0/0/1 rx -40 tx -1.88"},
		{"Juniper without a transceiver", "1.3.6.1.4.1.2636.3.60.1.1.1.1.5.2|2|0\n1.3.6.1.4.1.2636.3.60.1.1.1.1.7.2|2|0", ""},
		{"Juniper lanes", "1.3.6.1.4.1.2636.3.60.1.1.1.1.5.2|2|0\n1.3.6.1.4.1.2636.3.60.1.1.1.1.7.2|2|0\n" +
			"1.3.6.1.4.1.2636.3.60.1.2.1.1.6.2.0|2|35\n1.3.6.1.4.1.2636.3.60.1.2.1.1.6.2.1|2|12\n1.3.6.1.4.1.2636.3.60.1.2.1.1.8.2.0|2|98", "et-0/0/1 rx 0.12 tx 0.98"},
		{"H3C", "1.3.6.1.4.1.25506.2.70.1.1.1.9.1|2|-229\n1.3.6.1.4.1.25506.2.70.1.1.1.12.1|2|-881", "Gi1/0/1 rx -8.81 tx -2.29"},
		{"H3C without monitoring", "1.3.6.1.4.1.25506.2.70.1.1.1.9.1|2|2147483647\n1.3.6.1.4.1.25506.2.70.1.1.1.12.1|2|2147483647", ""},
		{"HPE", "1.3.6.1.4.1.11.2.14.11.5.1.82.1.1.1.1.14.1|2|-6020\n1.3.6.1.4.1.11.2.14.11.5.1.82.1.1.1.1.15.1|2|-99999999", "Gi1/0/1 rx - tx -6.02"},
		{"MikroTik", "1.3.6.1.4.1.14988.1.1.19.1.1.9.1|2|-4879\n1.3.6.1.4.1.14988.1.1.19.1.1.10.1|2|-5673", "Gi1/0/1 rx -5.67 tx -4.88"},
		{"Nokia", "1.3.6.1.4.1.6527.3.1.2.2.4.31.1.16.1.1|2|5143\n1.3.6.1.4.1.6527.3.1.2.2.4.31.1.21.1.1|2|5783", "Gi1/0/1 rx -2.38 tx -2.89"},
		{"Huawei by lane", "1.3.6.1.4.1.2011.5.25.31.1.1.3.1.32.10|4|-230.00,-1104.03\n1.3.6.1.4.1.2011.5.25.31.1.1.3.1.33.10|4|256\n" +
			"1.3.6.1.4.1.2011.5.25.31.1.1.3.1.8.10|2|78\n1.3.6.1.4.1.2011.5.25.31.1.1.3.1.9.10|2|252", "Gi1/0/1 rx -11.04 tx 2.56"},
		{"Huawei in dBm", "1.3.6.1.4.1.2011.5.25.31.1.1.3.1.8.10|2|-849\n1.3.6.1.4.1.2011.5.25.31.1.1.3.1.9.10|2|-575", "Gi1/0/1 rx -8.49 tx -5.75"},
		{"Huawei in µW, or not", "1.3.6.1.4.1.2011.5.25.31.1.1.3.1.8.10|2|78\n1.3.6.1.4.1.2011.5.25.31.1.1.3.1.9.10|2|252", ""},
		{"Huawei without", "1.3.6.1.4.1.2011.5.25.31.1.1.3.1.8.10|2|-1\n1.3.6.1.4.1.2011.5.25.31.1.1.3.1.9.10|2|-1", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			rows, err := snmprec.Read(strings.NewReader(strings.TrimSpace(ddmDevice) + "\n" + test.rows + "\n"))
			if err != nil {
				t.Fatal(err)
			}
			if got := powerText(observe(rows).Device.Ports); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// powerText writes the ports that tell power.
func powerText(ports []topology.Port) string {
	var told []string
	for _, port := range ports {
		if optic := port.Optic; optic != nil && (optic.RxPower != nil || optic.TxPower != nil) {
			told = append(told, fmt.Sprintf("%s rx %s tx %s", port.Name, dBmText(optic.RxPower), dBmText(optic.TxPower)))
		}
	}
	return strings.Join(told, "; ")
}

func dBmText(power *float64) string {
	if power == nil {
		return "-"
	}
	return strconv.FormatFloat(*power, 'f', -1, 64)
}

// TestTransceiverInWords finds transceivers by what they are called.
func TestTransceiverInWords(t *testing.T) {
	rows, err := snmprec.Read(strings.NewReader(strings.TrimSpace(ddmDevice) + `
1.3.6.1.2.1.47.1.1.1.1.2.50|4|Xcvr for et-0/0/1
1.3.6.1.2.1.47.1.1.1.1.4.50|2|1
1.3.6.1.2.1.47.1.1.1.1.5.50|2|5
1.3.6.1.2.1.47.1.1.1.1.11.50|4|SN1
1.3.6.1.2.1.47.1.1.1.1.13.50|4|QSFP-40G-SR4
`))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"et-0/0/1": "QSFP-40G-SR4", "Ethernet1/25": "SFP-10G-SR"}
	for _, port := range observe(rows).Device.Ports {
		model := ""
		if port.Optic != nil {
			model = port.Optic.Model
		}
		if model != want[port.Name] {
			t.Errorf("%s holds %q, want %q", port.Name, model, want[port.Name])
		}
	}
}

// TestOpticalPowerCorpus compares with the powers that LibreNMS read from the
// same recordings, port by port and direction by direction.
func TestOpticalPowerCorpus(t *testing.T) {
	dir := filepath.Join(corpus.Dir(t), "librenms")
	archives := map[string]string{"core-snmpsim.tar.xz": "core-data.tar.xz", "extra-snmpsim-and-data.tar.xz": "extra-snmpsim-and-data.tar.xz"}
	agents, ports, equal := 0, 0, 0
	for recordings, expected := range archives {
		said := corpus.Archive(t, filepath.Join(dir, expected))
		for name, content := range corpus.Archive(t, filepath.Join(dir, recordings)) {
			if filepath.Ext(name) != ".snmprec" {
				continue
			}
			rows, _ := snmprec.Read(bytes.NewReader(content)) // what is damaged is told by TestLibreNMS
			seen := observe(rows)
			told := sanePowers(t, name, seen)
			if told == 0 {
				continue
			}
			agents, ports = agents+1, ports+told
			equal += agreeOnPower(t, seen, said[strings.TrimSuffix(name, ".snmprec")+".json"])
		}
	}
	t.Logf("%d agents tell the power of %d ports; LibreNMS says the same of %d directions", agents, ports, equal)
	if agents < 22 || ports < 90 || equal < 110 {
		t.Errorf("%d agents, %d ports, %d directions as LibreNMS has them; want at least 22, 90, 110", agents, ports, equal)
	}
}

// sanePowers returns how many ports tell power, all of it within what there is.
func sanePowers(t *testing.T, name string, seen topology.Observation) (told int) {
	t.Helper()
	for _, port := range seen.Device.Ports {
		if port.Optic == nil || port.Optic.RxPower == nil && port.Optic.TxPower == nil {
			continue
		}
		told++
		for _, power := range []*float64{port.Optic.RxPower, port.Optic.TxPower} {
			if power != nil && (*power < topology.NoLight || *power > 10) {
				t.Errorf("%s %s: %v dBm", name, port.Name, *power)
			}
		}
	}
	return told
}

// agreeOnPower counts the sensors of LibreNMS that name a port and a direction
// and have its power, and fails for those that have another.
func agreeOnPower(t *testing.T, seen topology.Observation, answer []byte) (equal int) {
	t.Helper()
	for _, sensor := range powerSensors(answer) {
		if strings.Contains(strings.ToLower(sensor.Descr), "lane") {
			continue // one of several; the weakest is kept
		}
		port := sensor.port(seen)
		if port == nil || port.Optic == nil {
			continue
		}
		power := port.Optic.RxPower
		switch descr := strings.ToLower(sensor.Descr); {
		case strings.Contains(descr, "tx"), strings.Contains(descr, "transmit"):
			power = port.Optic.TxPower
		case !strings.Contains(descr, "rx") && !strings.Contains(descr, "receive"):
			continue
		}
		switch { // LibreNMS takes whole µW where an agent has both: 0.3 dB at -19 dBm
		case power == nil:
		case math.Abs(*power-sensor.Current) < 0.3, *power == topology.NoLight && sensor.Current < topology.NoLight:
			equal++
		case sensor.lanes(answer):
		default:
			t.Errorf("%s: %v dBm, LibreNMS says %v (%s)", port.Name, *power, sensor.Current, sensor.Descr)
		}
	}
	return equal
}

// powerSensor is a sensor as LibreNMS stores it.
type powerSensor struct {
	Class   string  `json:"sensor_class"`
	Descr   string  `json:"sensor_descr"`
	Current float64 `json:"sensor_current"`
	OID     string  `json:"sensor_oid"`
}

func powerSensors(answer []byte) (found []powerSensor) {
	var stored struct {
		Sensors struct {
			Discovery struct {
				Sensors []powerSensor `json:"sensors"`
			} `json:"discovery"`
		} `json:"sensors"`
	}
	if json.Unmarshal(answer, &stored) != nil {
		return nil // other recordings have text there
	}
	for _, sensor := range stored.Sensors.Discovery.Sensors {
		if sensor.Class == "dbm" {
			found = append(found, sensor)
		}
	}
	return found
}

// port returns the port that a sensor names at its beginning: "FiftyGigE1/0/10 -
// Fif1/0/10 Transmit Power", "xe-0/0/0 Rx Power".
func (s powerSensor) port(seen topology.Observation) *topology.Port {
	name, _, _ := strings.Cut(s.Descr, " ")
	for i := range seen.Device.Ports {
		if port := &seen.Device.Ports[i]; port.Name == name || port.Descr == name {
			return port
		}
	}
	return nil
}

// lanes reports whether the same port has sensors by lane.
func (s powerSensor) lanes(answer []byte) bool {
	name, _, _ := strings.Cut(s.Descr, " ")
	for _, other := range powerSensors(answer) {
		if strings.HasPrefix(other.Descr, name+" ") && strings.Contains(strings.ToLower(other.Descr), "lane") {
			return true
		}
	}
	return false
}
