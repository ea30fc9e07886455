package snmp

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"net"
	"net/netip"
	"os"
	"strings"
	"syscall"

	"github.com/gosnmp/gosnmp"

	"cablewright/discovery/probe"
)

// This file and plain.go are the only ones that know gosnmp.

// authProtocols are the authentication protocols by their names in credentials
// files: RFC 3414 §6 and §7, RFC 7860.
var authProtocols = map[string]gosnmp.SnmpV3AuthProtocol{
	"md5":    gosnmp.MD5,
	"sha":    gosnmp.SHA,
	"sha224": gosnmp.SHA224,
	"sha256": gosnmp.SHA256,
	"sha384": gosnmp.SHA384,
	"sha512": gosnmp.SHA512,
}

// privProtocols are the privacy protocols: RFC 3414 §8, RFC 3826; for the longer
// AES keys draft-blumenthal-aes-usm-04, and with "c" the way Cisco extends keys,
// draft-reeder-snmpv3-usm-3desede-00.
var privProtocols = map[string]gosnmp.SnmpV3PrivProtocol{
	"des":     gosnmp.DES,
	"aes":     gosnmp.AES,
	"aes192":  gosnmp.AES192,
	"aes256":  gosnmp.AES256,
	"aes192c": gosnmp.AES192C,
	"aes256c": gosnmp.AES256C,
}

// transport is the exchange over gosnmp.
type transport struct {
	agent *gosnmp.GoSNMP // by reference: fmt does not follow it to the community
	conn  *conn
	id    uint32 // request-id of the last request of plain
	text  []byte // memory of dotted
	names []string

	answered bool // at least once
}

// dial opens a socket to an agent. It sends nothing yet.
func dial(ctx context.Context, addr netip.AddrPort, set credential) (exchange, error) {
	t := &transport{agent: &gosnmp.GoSNMP{
		Target:    addr.Addr().String(),
		Port:      addr.Port(),
		Transport: "udp",
		Context:   ctx,
		MaxOids:   mostVarbinds,
	}}
	t.id = rand.Uint32()
	t.identify(set)
	if err := t.agent.Connect(); err != nil {
		return nil, fmt.Errorf("opening a socket: %w", err)
	}
	t.conn = &conn{Conn: t.agent.Conn}
	t.agent.Conn = t.conn
	return t, nil
}

// identify fills in who asks.
func (t *transport) identify(set credential) {
	switch set.version {
	case v1:
		t.agent.Version, t.agent.Community = gosnmp.Version1, set.community.reveal()
		return
	case v2c:
		t.agent.Version, t.agent.Community = gosnmp.Version2c, set.community.reveal()
		return
	}
	t.agent.Version, t.agent.SecurityModel, t.agent.ContextName = gosnmp.Version3, gosnmp.UserSecurityModel, set.context
	t.agent.SecurityParameters, t.agent.MsgFlags = userOf(set)
}

// userOf returns the user of a set, and the security level asked for.
func userOf(set credential) (*gosnmp.UsmSecurityParameters, gosnmp.SnmpV3MsgFlags) {
	user := &gosnmp.UsmSecurityParameters{
		UserName:               set.user,
		AuthenticationProtocol: gosnmp.NoAuth,
		PrivacyProtocol:        gosnmp.NoPriv,
	}
	level := gosnmp.NoAuthNoPriv
	if auth, ok := authProtocols[set.auth.protocol]; ok {
		level = gosnmp.AuthNoPriv
		user.AuthenticationProtocol, user.AuthenticationPassphrase = auth, set.auth.passphrase.reveal()
	}
	if priv, ok := privProtocols[set.privacy.protocol]; ok {
		level = gosnmp.AuthPriv
		user.PrivacyProtocol, user.PrivacyPassphrase = priv, set.privacy.passphrase.reveal()
	}
	return user, level
}

// hashPassphrases does the costly part of the keys of a set, 1 MiB of hashing
// for each passphrase (RFC 3414 §A.2), which is the same for all agents. gosnmp
// keeps the result; but it does not keep many sessions that open at once from
// each doing the same work.
func hashPassphrases(set credential) error {
	if set.version != v3 {
		return nil
	}
	user, _ := userOf(set)
	user.AuthoritativeEngineID = "any"
	return user.InitSecurityKeys()
}

// Close closes the socket.
func (t *transport) Close() error { return t.conn.Close() }

// ask sends one request and waits for its answer.
func (t *transport) ask(ctx context.Context, q question, into *answer) error {
	t.conn.heed(ctx)
	t.agent.Context, t.agent.Timeout = ctx, q.wait
	packet, err := t.send(q, into)
	switch {
	case err != nil:
		return t.explain(ctx, err)
	case packet.PDUType != gosnmp.GetResponse || packet.RequestID == 0:
		return errGarbled
	}
	t.answered = true
	into.reset()
	into.status, into.index, into.size = errorStatus(packet.Error), int(packet.ErrorIndex), len(t.conn.last)
	for i := range packet.Variables {
		vb, err := into.decode(&packet.Variables[i])
		if err != nil {
			return err
		}
		into.varbinds = append(into.varbinds, vb)
	}
	return nil
}

func (t *transport) send(q question, into *answer) (*gosnmp.SnmpPacket, error) {
	switch {
	case t.agent.Version != gosnmp.Version3:
		return t.plain(q, &into.message)
	case q.repetitions == 0:
		return t.agent.GetNext(t.dotted(q.after))
	}
	return t.agent.GetBulk(t.dotted(q.after), 0, uint32(q.repetitions))
}

// dotted returns the form in which gosnmp takes OIDs; good until the next call.
func (t *transport) dotted(oids []probe.OID) []string {
	t.text, t.names = t.text[:0], t.names[:0]
	for _, oid := range oids {
		t.text = oid.Append(t.text)
		if len(oid) == 1 { // BER has no form for a single arc
			t.text = append(t.text, ".0"...)
		}
		t.text = append(t.text, ' ')
	}
	for name := range strings.SplitSeq(string(t.text), " ") {
		t.names = append(t.names, name)
	}
	return t.names[:len(oids)]
}

// explain returns what an error of gosnmp means.
func (t *transport) explain(ctx context.Context, err error) error {
	var network *net.OpError
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, context.DeadlineExceeded):
		return context.DeadlineExceeded
	case errors.Is(err, syscall.ECONNREFUSED):
		return ErrPortClosed
	case errors.Is(err, gosnmp.ErrMaxRetriesExceeded), errors.Is(err, os.ErrDeadlineExceeded):
		return t.silence()
	case errors.As(err, &network):
		return network
	}
	if report := t.report(); report != "" {
		return fmt.Errorf("%w: %s", probe.ErrAuth, report)
	}
	return errGarbled
}

// silence tells an agent that is not there from one that told its engine id,
// which it does whoever asks, and then ignored the request.
func (t *transport) silence() error {
	user, ok := t.agent.SecurityParameters.(*gosnmp.UsmSecurityParameters)
	if ok && user.AuthoritativeEngineID != "" && !t.answered {
		return errIgnored
	}
	return probe.ErrTimeout
}

// report returns the meaning of the last message if that is a report of the
// user-based security model, RFC 3414 §5. Reports are not authenticated, so
// gosnmp does not let them pass where that is asked for.
func (t *transport) report() string {
	if t.agent.Version != gosnmp.Version3 || len(t.conn.last) == 0 {
		return ""
	}
	reader := gosnmp.GoSNMP{
		Version:            gosnmp.Version3,
		SecurityModel:      gosnmp.UserSecurityModel,
		SecurityParameters: &gosnmp.UsmSecurityParameters{UserName: "any"}, // a report is in the clear
	}
	packet, err := reader.SnmpDecodePacket(t.conn.last)
	if err != nil || packet.PDUType != gosnmp.Report || len(packet.Variables) == 0 {
		return ""
	}
	switch packet.Variables[0].Name {
	case ".1.3.6.1.6.3.15.1.1.1.0":
		return "the agent does not grant the user this security level"
	case ".1.3.6.1.6.3.15.1.1.2.0":
		return "the agent says that the request is too old"
	case ".1.3.6.1.6.3.15.1.1.3.0":
		return "unknown user"
	case ".1.3.6.1.6.3.15.1.1.5.0":
		return "wrong authentication passphrase or protocol"
	case ".1.3.6.1.6.3.15.1.1.6.0":
		return "wrong privacy passphrase or protocol"
	}
	return "the agent turned the request down"
}

// decode reads a variable. A value that gosnmp could not read is Null.
func (a *answer) decode(pdu *gosnmp.SnmpPDU) (varbind, error) {
	name, err := a.oid(pdu.Name)
	if err != nil {
		return varbind{}, err
	}
	vb := varbind{name: name, value: probe.Value{Kind: probe.Null}}
	switch pdu.Type {
	case gosnmp.EndOfMibView, gosnmp.NoSuchObject, gosnmp.NoSuchInstance:
		vb.end = true
		return vb, nil
	}
	switch value := pdu.Value.(type) {
	case int:
		vb.value = probe.Value{Kind: probe.Integer, Num: uint64(value)}
	case uint:
		vb.value = probe.Value{Kind: probe.Kind(pdu.Type), Num: uint64(value)}
	case uint32:
		vb.value = probe.Value{Kind: kindOf32(pdu.Type), Num: uint64(value)}
	case uint64:
		vb.value = probe.Value{Kind: probe.Kind(pdu.Type), Num: value}
	case []byte:
		vb.value = probe.Value{Kind: probe.Kind(pdu.Type), Bytes: value}
	case string:
		vb.value, err = a.text(pdu.Type, value)
	case float32:
		vb.value = opaqueFloat(value)
	case float64:
		vb.value = opaqueDouble(value)
	case nil:
		if pdu.Type == gosnmp.IPAddress { // of no octets
			vb.value = probe.Value{Kind: probe.IPAddress}
		}
	}
	return vb, err
}

// kindOf32 returns the kind of the types that gosnmp gives 32 bits. Uinteger32
// of SNMPv2 drafts is what became Unsigned32.
func kindOf32(tag gosnmp.Asn1BER) probe.Kind {
	if tag == gosnmp.Uinteger32 {
		return probe.Gauge32
	}
	return probe.Kind(tag)
}

// text reads the types that gosnmp hands over as text.
func (a *answer) text(tag gosnmp.Asn1BER, value string) (probe.Value, error) {
	if tag == gosnmp.ObjectIdentifier {
		oid, err := a.oid(value)
		return probe.Value{Kind: probe.ObjectID, OID: oid}, err
	}
	addr, err := netip.ParseAddr(value)
	if err != nil {
		return probe.Value{}, errGarbled
	}
	start := len(a.octets)
	a.octets = append(a.octets, addr.AsSlice()...)
	return probe.Value{Kind: probe.IPAddress, Bytes: a.octets[start:]}, nil
}

// oid reads the dotted form that gosnmp hands over, with its leading dot.
func (a *answer) oid(dotted string) (probe.OID, error) {
	start := len(a.arcs)
	arc := uint64(0)
	for i := 1; i < len(dotted); i++ {
		switch c := dotted[i]; {
		case c >= '0' && c <= '9':
			arc = arc*10 + uint64(c-'0')
		case c == '.':
			a.arcs = append(a.arcs, uint32(arc))
			arc = 0
		default:
			return nil, errGarbled
		}
		if arc > math.MaxUint32 {
			return nil, errGarbled
		}
	}
	a.arcs = append(a.arcs, uint32(arc))
	return probe.OID(a.arcs[start:]), nil
}

// opaqueFloat and opaqueDouble restore the octets that gosnmp read a number
// from: draft-perkins-float-00.
func opaqueFloat(value float32) probe.Value {
	return probe.Value{Kind: probe.Opaque, Bytes: binary.BigEndian.AppendUint32([]byte{0x9f, 0x78, 4}, math.Float32bits(value))}
}

func opaqueDouble(value float64) probe.Value {
	return probe.Value{Kind: probe.Opaque, Bytes: binary.BigEndian.AppendUint64([]byte{0x9f, 0x79, 8}, math.Float64bits(value))}
}

func isAuthProtocol(name string) bool { return authProtocols[name] != 0 }

func isPrivProtocol(name string) bool { return privProtocols[name] != 0 }
