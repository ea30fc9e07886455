package topology

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

func compileSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(Schema))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("snapshot.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("snapshot.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func TestStoredSnapshotObeysSchema(t *testing.T) {
	full := Merge(noon, meshed())
	port := &full.Devices[1].Ports[0]
	*port = Port{
		Name: "p", Descr: "d", Alias: "a", Index: 1, Kind: Physical, MAC: MAC{1: 1}, LLDP: "ifname:p", MTU: 1500, Speed: 1, MaxSpeed: 2,
		Duplex: HalfDuplex, Admin: Up, Oper: LowerLayerDown, LAG: "bond0", VLAN: 1, Addrs: full.Devices[1].Mgmt, PHY: "10GBASE-SR", Form: "SFP+",
		Optic: &Optic{Vendor: "v", Model: "m", Serial: "s"}, Counters: &Counters{InOctets: 1 << 63, OutOctets: 2},
	}
	errors, power := uint64(1<<63), -7.25
	port.MAU, port.Forced, port.Errors = 36, true, &Errors{In: &errors, FCS: &errors, Symbol: &errors}
	port.Optic.RxPower, port.Optic.TxPower = &power, &power
	full.Devices[1].PoE = []PSE{{Group: 1, Power: 370, Used: 75, Threshold: 80}}
	full.Links[0].Evidence[0].Age = 5
	for name, snapshot := range map[string]*Snapshot{"full": full, "empty": {Taken: noon}} {
		t.Run(name, func(t *testing.T) {
			text := stored(t, snapshot)
			document, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			if err := compileSchema(t).Validate(document); err != nil {
				t.Errorf("%v\n%s", err, text)
			}
		})
	}
}

// A field that is added to the model and forgotten in the schema shows here.
func TestSchemaRejectsUnknownFields(t *testing.T) {
	text := stored(t, Merge(noon, meshed()))
	for _, place := range []string{`"version"`, `"id"`, `"name":"p1"`, `"a":{`, `"protocol"`} {
		broken := strings.Replace(text, place, `"surprise": 1, `+place, 1)
		if broken == text {
			t.Fatalf("no %s in the stored snapshot", place)
		}
		document, err := jsonschema.UnmarshalJSON(strings.NewReader(broken))
		if err != nil {
			t.Fatal(err)
		}
		if compileSchema(t).Validate(document) == nil {
			t.Errorf("the schema takes an unknown field before %s", place)
		}
	}
}

func TestReadSnapshotGivesBackWhatWasWritten(t *testing.T) {
	want := stored(t, Merge(noon, meshed()))
	read, err := ReadSnapshot(strings.NewReader(want))
	if err != nil {
		t.Fatal(err)
	}
	if got := stored(t, read); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestReadSnapshotRejects(t *testing.T) {
	good := stored(t, Merge(noon, meshed()))
	for _, test := range []struct{ name, text, want string }{
		{"nothing", " \n", "the file is empty"},
		{"a list", "[]", "a JSON array does not belong here"},
		{"no JSON", "{\n \"version\": 1,\n oops\n}", "line 3, column 3: invalid character 'o'"},
		{"cut off", good[:len(good)/2], "unexpected end"},
		{"something else", `{"nodes": []}`, `it has no "version"`},
		{"a newer version", `{"version": 99}`, "version 99 is newer"},
		{"version 0", `{"version": 0}`, "version 0 does not exist"},
		{"a wrong type", strings.Replace(good, `"observed":true`, `"observed":3`, 1), "the number in devices.observed does not belong here"},
		{"an unknown word", strings.Replace(good, `"oper":"up"`, `"oper":"sideways"`, 1), `"sideways" is not a status: want one of up, down`},
		{"a link to nowhere", `{"version": 1, "links": [{"a": {"device": "x"}, "b": {"device": "y"}}]}`, `links[0] ends at device "x", which is not in devices`},
		{"one ID twice", `{"version": 1, "devices": [{"id": "a:1"}, {"id": "a:1"}]}`, `devices[1]: id "a:1" is used twice`},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := ReadSnapshot(strings.NewReader(test.text))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want one with %q", err, test.want)
			}
		})
	}
}

func FuzzReadSnapshot(f *testing.F) {
	var full bytes.Buffer
	if err := WriteSnapshot(&full, Merge(noon, meshed())); err != nil {
		f.Fatal(err)
	}
	f.Add(full.Bytes())
	f.Add([]byte(`{"version": 1}`))
	f.Add([]byte(`{"version": 1, "devices": [{"id": "mac:00", "ports": null}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		snapshot, err := ReadSnapshot(bytes.NewReader(text))
		if err != nil {
			return
		}
		Merge(noon, Observations(snapshot)) // must hold, whatever the file says
	})
}

// FuzzMerge feeds observations as they may arrive from elsewhere.
func FuzzMerge(f *testing.F) {
	seed, err := json.Marshal(meshed())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(seed)
	f.Fuzz(func(t *testing.T, text []byte) {
		var observations []Observation
		if json.Unmarshal(text, &observations) != nil {
			return
		}
		s := Merge(noon, observations)
		if err := s.validate(); err != nil {
			t.Error(err)
		}
	})
}
