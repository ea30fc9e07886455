package probe

import (
	"testing"

	"cablewright/topology"
)

// part adds a row of entPhysicalTable.
func (a *Answers) part(index string, parent, class, position int64, name, serial, maker, model string) {
	a.put(entPhysicalTable, index, Value{}, num(parent), num(class), num(position), text(name), text(serial), text(maker), text(model))
}

func TestChassis(t *testing.T) {
	for _, test := range []struct {
		name   string
		parts  func(a *Answers)
		serial string
	}{
		{"one chassis", func(a *Answers) {
			a.part("1", 0, classChassis, -1, "chassis", "SN1", "Acme", "X")
			a.part("2", 1, classModule, 1, "card", "SN2", "", "")
		}, "SN1"},
		{"first of a stack", func(a *Answers) {
			a.part("1", 0, classStack, -1, "stack", "", "", "")
			a.part("1000", 1, classChassis, 2, "switch 2", "SN2", "", "")
			a.part("2000", 1, classChassis, 1, "switch 1", "SN1", "", "")
			a.part("500", 2000, classChassis, 0, "fan tray", "FAN", "", "")
		}, "SN1"},
		{"a chassis inside another", func(a *Answers) {
			a.part("1", 5, classChassis, 0, "fan tray", "FAN", "", "")
			a.part("5", 0, classChassis, 0, "frame", "SN1", "", "")
		}, "SN1"},
		{"a serial number that is none", func(a *Answers) { a.part("1", 0, classChassis, 0, "", "0000000", "N/A", "") }, ""},
		{"a serial number of an empty EEPROM", func(a *Answers) { a.part("1", 0, classChassis, 0, "", "\xff\xff\xff\xff", "", "") }, ""},
		{"no chassis", func(a *Answers) { a.part("1", 0, classModule, 0, "", "SN", "", "") }, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			var answers Answers
			test.parts(&answers)
			if got := decode(&answers).Device.Serial; got != test.serial {
				t.Errorf("serial %q, want %q", got, test.serial)
			}
		})
	}
}

func TestChassisVendor(t *testing.T) {
	var answers Answers
	answers.put(systemTable, "0", Value{}, oidValue("1.3.6.1.4.1.2636.1.1"))
	answers.part("1", 0, classChassis, 0, "chassis", "SN1", "", "MX960")
	if device := decode(&answers).Device; device.Vendor != "Juniper" || device.Model != "MX960" {
		t.Errorf("%s %s, want Juniper MX960", device.Vendor, device.Model)
	}
}

func TestOptics(t *testing.T) {
	var answers Answers
	answers.ports("Gi1/1", "Gi1/2", "Gi1/3", "Gi1/4", "Gi1/5", "Gi1/6", "Gi1/7", "Gi1/8")
	answers.part("10", 0, classModule, 1, "line card", "CARD", "", "")
	answers.part("11", 10, 5, 1, "container 1", "", "", "")
	answers.part("12", 11, classModule, 1, "optic 1", "OPT1", "Acme", "SFP-LX")
	answers.part("13", 12, classPort, 1, "a port", "", "", "")
	answers.part("21", 10, classPort, 2, "Gi1/2", "", "", "")
	answers.part("22", 21, classModule, 1, "optic 2", "OPT2", "", "SFP-SX")
	answers.part("31", 10, classPort, 3, "Gi1/3", "", "", "")
	answers.part("51", 10, 5, 5, "container 5", "", "", "")
	answers.part("52", 51, classPort, 1, "Gi1/5", "OPT5", "Acme", "SFP-LX")
	answers.part("61", 10, classModule, 6, "Gi1/6", "OPT6", "", "SFP-T")
	answers.part("71", 10, classPort, 7, "Gi1/7", "CARD", "", "X")
	answers.part("81", 10, classPort, 8, "Gi1/8", "", "", "")
	answers.part("82", 81, classContainer, 0, "slot mau 1/8", "", "", "")
	answers.part("83", 82, classModule, 0, "module mau 1/8", "OPT8", "", "SFP-ZX")
	answers.put(entAliasMappingTable, "13.0", oidValue("1.3.6.1.2.1.2.2.1.1.1"))
	answers.put(entAliasMappingTable, "31.1", oidValue("1.3.6.1.2.1.2.2.1.1.3"))
	answers.put(entAliasMappingTable, "31", oidValue("1.3.6.1.2.1.2.2.1.1.4"))
	answers.put(entAliasMappingTable, "10.0", oidValue("1.3.6.1.2.1.17.1.4.1.1.4"))
	want := map[string]*topology.Optic{
		"Gi1/1": {Vendor: "Acme", Model: "SFP-LX", Serial: "OPT1"}, // the module around the port
		"Gi1/2": {Model: "SFP-SX", Serial: "OPT2"},                 // the module in the port; found by name
		"Gi1/3": nil,                                               // a line card is no optic
		"Gi1/4": nil,
		"Gi1/5": {Vendor: "Acme", Model: "SFP-LX", Serial: "OPT5"}, // the port has the serial number of what is in it
		"Gi1/6": {Model: "SFP-T", Serial: "OPT6"},                  // the module has the name of the port
		"Gi1/8": {Model: "SFP-ZX", Serial: "OPT8"},                 // the module in the slot in the port
		"Gi1/7": nil,                                               // the serial number of the line card
	}
	for _, port := range decode(&answers).Device.Ports {
		got, want := port.Optic, want[port.Name]
		if (got == nil) != (want == nil) || got != nil && *got != *want {
			t.Errorf("%s holds %v, want %v", port.Name, got, want)
		}
	}
}
