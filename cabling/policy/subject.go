package policy

import (
	"cablewright/cabling"
	"cablewright/cabling/rules"
	"cablewright/topology"
)

// subject is what a custom rule may be for.
type subject struct {
	variables map[string]*kind
	attach    func(*rules.Rule, *condition) // gives the rule its check
}

// subjects returns all of them, by the word in the file.
func subjects() map[string]subject {
	device, port := deviceKind(), portKind()
	return map[string]subject{
		"channel": {map[string]*kind{"channel": channelKind()}, attachChannel},
		"link":    {map[string]*kind{"link": linkKind(device, port)}, attachLinks},
		"device":  {map[string]*kind{"device": device}, attachDevices},
		"port":    {map[string]*kind{"port": port, "device": device}, attachPorts},
	}
}

// judge returns what the rule finds where its variables have the given values: its
// message, or why its expression failed, which is not taken for either answer.
func judge(rule *rules.Rule, c *condition, at []topology.Place, values map[string]any) []topology.Finding {
	broken, err := c.holds(values)
	finding := topology.Finding{At: at, Severity: rule.Severity, Message: rule.Title, Fix: rule.Fix, Source: rule.Source}
	switch {
	case err != nil:
		finding.Severity = topology.Warning
		finding.Message = "not checked, the expression of the rule failed: " + err.Error()
		finding.Fix = "Tell what is missing, or have the expression ask for it first with has()."
	case !broken:
		return nil
	}
	return []topology.Finding{finding}
}

func attachChannel(rule *rules.Rule, c *condition) {
	own := *rule
	kind := channelKind()
	rule.Named = true
	rule.Channel = func(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
		return judge(&own, c, nil, map[string]any{"channel": object{kind, channel}})
	}
}

func attachLinks(rule *rules.Rule, c *condition) {
	own := *rule
	kind := linkKind(deviceKind(), portKind())
	rule.Check = func(in rules.Input) []topology.Finding {
		var findings []topology.Finding
		for i := range in.Network.Links {
			link := newLink(in.Network, &in.Network.Links[i])
			at := []topology.Place{in.Network.Place(link.A), in.Network.Place(link.B)}
			findings = append(findings, judge(&own, c, at, map[string]any{"link": object{kind, link}})...)
		}
		return findings
	}
}

func attachDevices(rule *rules.Rule, c *condition) {
	own := *rule
	kind := deviceKind()
	rule.Check = func(in rules.Input) []topology.Finding {
		var findings []topology.Finding
		for i := range in.Network.Devices {
			device := &in.Network.Devices[i]
			at := []topology.Place{{Device: device.ID, Name: device.Label()}}
			findings = append(findings, judge(&own, c, at, map[string]any{"device": object{kind, device}})...)
		}
		return findings
	}
}

func attachPorts(rule *rules.Rule, c *condition) {
	own := *rule
	devices, ports := deviceKind(), portKind()
	rule.Check = func(in rules.Input) []topology.Finding {
		var findings []topology.Finding
		for i := range in.Network.Devices {
			device := &in.Network.Devices[i]
			for j := range device.Ports {
				port := &device.Ports[j]
				at := []topology.Place{{Device: device.ID, Name: device.Label(), Port: port.Name}}
				values := map[string]any{"device": object{devices, device}, "port": object{ports, port}}
				findings = append(findings, judge(&own, c, at, values)...)
			}
		}
		return findings
	}
}
