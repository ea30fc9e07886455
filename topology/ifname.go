package topology

import "strings"

// interfaceTypes gives one abbreviation to the names under which makers write
// one type of interface: "GigabitEthernet1/0/4", "Gi1/0/4" and "GE1/0/4" are
// one port.
var interfaceTypes = map[string]string{
	"fastethernet": "fa", "fastethe": "fa", "fa": "fa", "fe": "fa",
	"gigabitethernet": "gi", "gigabit": "gi", "gi": "gi", "gig": "gi", "ge": "gi", "gigabite": "gi",
	"tengigabitethernet": "te", "tengigabit": "te", "tengige": "te", "te": "te", "ten": "te", "tengig": "te",
	"ten-gigabitethernet": "te", "xgigabitethernet": "te", "xge": "te", "xg": "te",
	"twentyfivegige": "twe", "twentyfivegigabitethernet": "twe", "twe": "twe", "tf": "twe",
	"fortygigabitethernet": "fo", "fortygige": "fo", "fo": "fo", "fortygig": "fo",
	"fiftygige": "fi", "fiftygigabitethernet": "fi", "fi": "fi",
	"hundredgige": "hu", "hundredgigabitethernet": "hu", "hu": "hu", "hundredgig": "hu",
	"twohundredgige": "twoh", "twohundredgigabitethernet": "twoh", "twoh": "twoh",
	"fourhundredgige": "fou", "fourhundredgigabitethernet": "fou", "fou": "fou", "fourh": "fou",
	"ethernet": "et", "eth": "et", "et": "et",
	"port-channel": "po", "portchannel": "po", "po": "po",
	"management": "ma", "ma": "ma", "mgmt": "mgmt", "mgmteth": "mgmt",
	"bridge-aggregation": "bagg", "bagg": "bagg",
}

// CanonicalPort writes an interface name in the form that its abbreviated and
// full spellings share: lower case, without blanks, the type abbreviated, and
// without the logical unit 0 that Junos appends ("ge-0/0/1.0").
func CanonicalPort(name string) string {
	name = strings.ToLower(strings.ReplaceAll(name, " ", ""))
	if strings.Contains(name, "/") {
		name = strings.TrimSuffix(name, ".0")
	}
	end := strings.IndexFunc(name, func(r rune) bool { return r >= '0' && r <= '9' })
	if end <= 0 {
		return name
	}
	if short, ok := interfaceTypes[name[:end]]; ok {
		return short + name[end:]
	}
	return name
}
