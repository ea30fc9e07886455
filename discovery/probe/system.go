package probe

import (
	"bytes"
	"encoding/hex"
	"slices"

	"cablewright/discovery/neighbor"
	"cablewright/topology"
)

// The scalars that say which device this is. LLDP's own account of it is kept
// apart, so that an agent without LLDP is not asked twice.
var (
	systemTable = Table{Name: "system", Scalars: true, Columns: []OID{
		MustOID("1.3.6.1.2.1.1.1"),          // 0 sysDescr (SNMPv2-MIB)
		MustOID("1.3.6.1.2.1.1.2"),          // 1 sysObjectID
		MustOID("1.3.6.1.2.1.1.3"),          // 2 sysUpTime
		MustOID("1.3.6.1.2.1.1.5"),          // 3 sysName
		MustOID("1.3.6.1.2.1.1.6"),          // 4 sysLocation
		MustOID("1.3.6.1.6.3.10.2.1.1"),     // 5 snmpEngineID (SNMP-FRAMEWORK-MIB)
		MustOID("1.3.6.1.2.1.17.1.1"),       // 6 dot1dBaseBridgeAddress (BRIDGE-MIB)
		MustOID("1.3.6.1.4.1.9.9.23.1.3.4"), // 7 cdpGlobalDeviceId (CISCO-CDP-MIB)
	}}
	lldpLocalTable = Table{Name: "lldpLocalSystemData", Scalars: true,
		Columns: columns("1.0.8802.1.1.2.1.3", 1, 2, 3, 6)} // subtype, chassis ID, sysName, capabilities enabled
	lldpV2LocalTable = Table{Name: "lldpV2LocalSystemData", Scalars: true, Unless: []string{lldpLocalTable.Name},
		Columns: columns("1.3.111.2.802.1.1.13.1.3", 1, 2, 3, 6)}
)

func system() Probe {
	return Probe{
		Name:  "system",
		Title: "Who the device is (SNMPv2-MIB, SNMP-FRAMEWORK-MIB, BRIDGE-MIB, LLDP-MIB)",
		Why: "Name, description and the identifiers by which its neighbours know the device. " +
			"Without them a device that is reached by two addresses may be drawn twice.",
		Tables:   []Table{systemTable, lldpLocalTable, lldpV2LocalTable},
		Identity: true,
		Decode:   decodeSystem,
	}
}

func decodeSystem(answers *Answers, seen *topology.Observation) {
	device := &seen.Device
	device.Description = answers.scalar(systemTable, 0).line()
	if id := answers.scalar(systemTable, 1); id.Kind == ObjectID && len(id.OID) > 2 { // 0.0 means none
		device.ObjectID = id.OID.String()
		device.Vendor = vendorOf(id.OID)
	}
	device.Uptime = answers.scalar(systemTable, 2).Int()
	device.Name = answers.scalar(systemTable, 3).Text()
	device.Location = answers.scalar(systemTable, 4).line()
	addChassis(device, engineID(answers.scalar(systemTable, 5).Bytes))
	if mac, ok := neighbor.MAC(answers.scalar(systemTable, 6).Bytes); ok {
		addChassis(device, topology.NewID(topology.KindBridge, mac.String()))
	}
	if id := answers.scalar(systemTable, 7); len(id.Bytes) > 0 {
		chassis, _, _ := neighbor.CDPDevice(id.Bytes)
		addChassis(device, chassis)
	}
	for _, table := range []Table{lldpLocalTable, lldpV2LocalTable} {
		decodeLLDPLocal(answers, device, table)
	}
}

// decodeLLDPLocal takes what the device tells its neighbours of itself.
func decodeLLDPLocal(answers *Answers, device *topology.Device, table Table) {
	addChassis(device, neighbor.ChassisID(int(answers.scalar(table, 0).Int()), answers.scalar(table, 1).Bytes))
	if device.Name == "" {
		device.Name = answers.scalar(table, 2).Text()
	}
	if len(device.Capabilities) == 0 {
		device.Capabilities = capabilityWords(answers.scalar(table, 3).Bytes)
		device.Role = topology.RoleOf(device.Capabilities)
	}
}

// engineID returns the ID of an SNMP engine: 5 to 32 octets (RFC 3411 §5).
func engineID(octets []byte) topology.ID {
	if len(octets) < 5 || len(octets) > 32 || len(bytes.Trim(octets, "\x00")) == 0 {
		return ""
	}
	return topology.NewID(topology.KindEngine, hex.EncodeToString(octets))
}

// addChassis adds an identifier to the sorted list of them, once.
func addChassis(device *topology.Device, id topology.ID) {
	if id == "" {
		return
	}
	if at, found := slices.BinarySearch(device.Chassis, id); !found {
		device.Chassis = slices.Insert(device.Chassis, at, id)
	}
}
