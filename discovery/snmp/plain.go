package snmp

import (
	"time"

	"github.com/gosnmp/gosnmp"
)

// largestMessage is what a UDP datagram can hold.
const largestMessage = 65535

// plain sends a request of SNMPv1 or v2c, and waits for the answer to it in
// memory of the caller's. gosnmp can do that too, but it formats every request
// for a log that nobody reads, and copies every answer.
func (t *transport) plain(q question, memory *[]byte) (*gosnmp.SnmpPacket, error) {
	request := t.request(q)
	message, err := request.MarshalMsg()
	if err != nil {
		return nil, err
	}
	if err := t.conn.SetDeadline(time.Now().Add(q.wait)); err != nil {
		return nil, err
	}
	if _, err := t.conn.Write(message); err != nil {
		return nil, err
	}
	if *memory == nil {
		*memory = make([]byte, largestMessage)
	}
	for {
		n, err := t.conn.Read(*memory)
		if err != nil {
			return nil, err
		}
		answer, err := t.parse((*memory)[:n])
		if err != nil || answer.RequestID == request.RequestID { // others answer an earlier try
			return answer, err
		}
	}
}

func (t *transport) request(q question) *gosnmp.SnmpPacket {
	kind := gosnmp.GetBulkRequest
	if q.repetitions == 0 {
		kind = gosnmp.GetNextRequest
	}
	var variables []gosnmp.SnmpPDU
	for _, name := range t.dotted(q.after) {
		variables = append(variables, gosnmp.SnmpPDU{Name: name, Type: gosnmp.Null})
	}
	request := t.agent.MkSnmpPacket(kind, variables, 0, uint32(q.repetitions))
	t.id = (t.id + 1) & 0x7fffffff
	request.RequestID = t.id
	return request
}

// parse reads a message, whatever is in it.
func (t *transport) parse(message []byte) (packet *gosnmp.SnmpPacket, err error) {
	defer func() {
		if recover() != nil {
			err = errGarbled
		}
	}()
	return t.agent.SnmpDecodePacket(message)
}
