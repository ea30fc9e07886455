// Package frame learns who is plugged into whom from the frames that devices
// send of their own accord: LLDP (IEEE 802.1AB), CDP, ARP (RFC 826) and IPv6
// neighbour discovery (RFC 4861). They come from a capture, or from the ports of
// this machine, and become the same topology.Observation that an SNMP agent's
// tables become:
//
//	capture, port ─▶ frame ─▶ unwrap ─▶ payload ─▶ decode ─▶ hearing ─▶ []Observation
//
// unwrap takes away link headers, VLAN tags and tunnels. A decoder turns what is
// left into facts. hearing keeps the last word of every speaker, and decides at
// the end who was heard where.
//
// Capture files and headers are read by gopacket. What it lacks, gets wrong or
// gives up on too early is done here, and says so where it is: the guard before
// its pcapng reader (blocks), a few headers, and the contents of LLDP and CDP,
// whose meaning package neighbor knows.
//
// # Who is who
//
// Frames are grouped by capture point: a pcap file, an interface of a pcapng
// file, or a port of this machine. At one point, frames with one source address
// come from one speaker; its LLDP and its CDP frames are two accounts of it. On
// links without addresses (PPP, HDLC) a speaker is told by what it calls itself.
// A later frame replaces an earlier one, and one with time to live 0 takes the
// account back: the speaker has gone.
//
//   - Frames that the capturing machine itself sent tell who it is. It is the
//     Device of the Observation, and the other speakers are its Neighbors. So it
//     is with Listen, always.
//   - Two speakers at a point of a capture are the two ends of the wire: there
//     are two Observations, each with one speaker as its Device and the other as
//     its Neighbor. Device.Observed stays false. The speaker told of itself, but
//     was not asked, so what is absent from its account proves nothing.
//   - One speaker is the Neighbor of a Device that stands for the capture, with
//     the chassis identifier "capture:NAME".
//   - Three or more are all its Neighbors on one port, which makes a Segment,
//     and a Gap says that the capture was taken at a hub, a mirror port or more
//     than one wire.
//
// VLANs and tunnels (GRE, ERSPAN) within a point are wires of their own, since
// protocols of the link never cross a bridge unless they are tunnelled: the two
// speakers of VLAN 118 are the ends of one wire, whoever speaks outside it. VLAN 1
// is outside: that is how Cisco switches send CDP when the native VLAN is another
// one. With Listen, all that arrives at a port is heard on that port.
//
// What ARP and neighbour discovery tell belongs to no device; with Listen, to the
// port it was heard on. An Observation of no Device carries it, and the gaps.
//
// # What goes wrong
//
// A damaged frame gives what it holds, and a damaged file the frames before the
// damage. What was lost is in a Gap: one for each kind of damage, with the
// numbers of the frames, counted from 1 as Wireshark does.
package frame
