package probe

import (
	"reflect"
	"testing"

	"cablewright/topology"
)

func counter32(n uint64) Value { return Value{Kind: Counter32, Num: n} }

func TestErrors(t *testing.T) {
	count := func(n uint64) *uint64 { return &n }
	var answers Answers
	answers.ports("Gi1/1", "Gi1/2", "Gi1/3", "Gi1/4", "Vlan10")
	for index, errors := range map[string]Value{"1": counter32(7), "2": counter32(0), "4": num(9), "5": counter32(3)} {
		answers.put(ifTable, index, Value{}, Value{}, Value{}, Value{}, Value{}, Value{}, Value{}, errors)
	}
	answers.put(dot3StatsTable, "1", num(3), counter32(5), counter32(1))
	answers.put(dot3StatsTable, "3", Value{}, counter32(2))
	answers.put(dot3StatsTable, "9", Value{}, counter32(2)) // no such interface
	want := map[string]*topology.Errors{
		"Gi1/1":  {In: count(7), FCS: count(5), Symbol: count(1)},
		"Gi1/2":  {In: count(0)}, // none, which is not the same as not told
		"Gi1/3":  {FCS: count(2)},
		"Gi1/4":  nil, // an INTEGER is no counter
		"Vlan10": nil, // no cable can be in it
	}
	for _, port := range decode(&answers).Device.Ports {
		if !reflect.DeepEqual(port.Errors, want[port.Name]) {
			t.Errorf("%s: %+v, want %+v", port.Name, port.Errors, want[port.Name])
		}
	}
}

func TestPoE(t *testing.T) {
	var answers Answers
	answers.put(pethMainPseTable, "1", num(370), num(1), num(75), num(80))
	answers.put(pethMainPseTable, "2", num(740), Value{}, num(0), num(0))
	answers.put(pethMainPseTable, "3", num(0), num(2), num(0), num(0))      // a switch without PoE
	answers.put(pethMainPseTable, "4", num(370), num(2), num(0), num(80))   // switched off
	answers.put(pethMainPseTable, "5", num(370), num(1), num(1), num(2000)) // no percentage
	answers.put(pethMainPseTable, "6", num(130), num(1), num(95), num(73))  // the threshold is the use: 73.08 %
	answers.put(pethMainPseTable, "7", num(130), num(1), num(95), num(74))
	answers.put(pethMainPseTable, "8", num(130), num(1), num(95), num(75))
	answers.put(pethMainPseTable, "1.1", num(370), num(1), num(1), num(80))
	want := []topology.PSE{{Group: 1, Power: 370, Used: 75, Threshold: 80}, {Group: 2, Power: 740}, {Group: 5, Power: 370, Used: 1},
		{Group: 6, Power: 130, Used: 95}, {Group: 7, Power: 130, Used: 95}, {Group: 8, Power: 130, Used: 95, Threshold: 75}}
	if got := decode(&answers).Device.PoE; !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
}
