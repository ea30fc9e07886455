package probe

// enterprises is the arc under which private enterprise numbers hang
// (1.3.6.1.4.1); a sysObjectID continues with the number of its maker.
var enterprises = MustOID("1.3.6.1.4.1")

// vendors are the makers of network equipment by private enterprise number (IANA
// registry). Numbers of agent software alone, such as 8072 of
// net-snmp, name no maker and are not here.
var vendors = map[uint32]string{
	2: "IBM", 9: "Cisco", 11: "HP", 42: "Sun", 43: "3Com", 45: "Nortel",
	171: "D-Link", 193: "Ericsson", 207: "Allied Telesis", 232: "HPE", 248: "Hirschmann", 259: "Edgecore",
	343: "Intel", 674: "Dell", 800: "Alcatel-Lucent", 890: "Zyxel", 1271: "Ciena", 1588: "Brocade",
	1872: "Alteon", 1916: "Extreme Networks", 1991: "Brocade", 2011: "Huawei", 2272: "Avaya",
	2636: "Juniper", 3224: "Juniper", 3375: "F5", 3902: "ZTE", 3955: "Linksys", 4413: "Broadcom",
	4526: "Netgear", 4881: "Ruijie", 5624: "Extreme Networks", 6027: "Dell", 6141: "Ciena",
	6486: "Alcatel-Lucent Enterprise", 6527: "Nokia", 6876: "VMware", 8691: "Moxa", 8741: "SonicWall",
	10002: "Ubiquiti", 10876: "Supermicro", 11863: "TP-Link", 12356: "Fortinet", 14823: "Aruba",
	14988: "MikroTik", 17163: "Riverbed", 17713: "Cambium", 22420: "Accedian", 25049: "Opengear", 25053: "Ruckus",
	25461: "Palo Alto Networks", 25506: "H3C", 30065: "Arista", 33049: "Mellanox", 35265: "Eltex",
	36673: "IP Infusion", 40310: "Cumulus", 41112: "Ubiquiti", 47196: "Aruba", 52642: "FS",
}

// vendorOf returns the maker that a sysObjectID names, or nothing.
func vendorOf(id OID) string {
	if rest, ok := id.Under(enterprises); ok && len(rest) > 0 {
		return vendors[rest[0]]
	}
	return ""
}
