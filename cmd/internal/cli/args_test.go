package cli

import (
	"slices"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"
)

func testFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE`"},
		&cli.BoolFlag{Name: "json"},
		&cli.IntFlag{Name: "workers"},
	}
}

func TestArrange(t *testing.T) {
	for _, test := range []struct {
		name string
		in   []string
		want []string // "help" alone: asks for help
	}{
		{"flags first", []string{"-o", "x", "a"}, []string{"-o", "x", "--", "a"}},
		{"flags last", []string{"a", "b", "-o", "x"}, []string{"-o", "x", "--", "a", "b"}},
		{"between", []string{"a", "--json", "b"}, []string{"--json", "--", "a", "b"}},
		{"equals sign", []string{"a", "--output=x", "b"}, []string{"--output=x", "--", "a", "b"}},
		{"a switch takes no value", []string{"--json", "a"}, []string{"--json", "--", "a"}},
		{"a switch can be turned off", []string{"--json=false", "a"}, []string{"--json=false", "--", "a"}},
		{"standard input is no flag", []string{"-", "-o", "-"}, []string{"-o", "-", "--", "-"}},
		{"a value may look like a flag", []string{"--workers", "-1", "a"}, []string{"--workers", "-1", "--", "a"}},
		{"nothing is a flag after --", []string{"a", "--", "-o", "--json"}, []string{"--", "a", "-o", "--json"}},
		{"nothing", nil, []string{"--"}},
		{"help", []string{"a", "--help"}, []string{"help"}},
		{"short help", []string{"-h"}, []string{"help"}},
		{"help as a value", []string{"-o", "--help"}, []string{"-o", "--help", "--"}},
		{"help after --", []string{"--", "--help"}, []string{"--", "--help"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := arrange(test.in, testFlags())
			if err != nil {
				t.Fatal(err)
			}
			list := got.list()
			if got.help {
				list = []string{"help"}
			}
			if !slices.Equal(list, test.want) {
				t.Errorf("arrange(%q) = %q, want %q", test.in, list, test.want)
			}
		})
	}
}

func TestArrangeRefuses(t *testing.T) {
	for _, test := range []struct {
		in   []string
		want string
	}{
		{[]string{"a", "--ouput", "x"}, "unknown flag --ouput; did you mean --output?"},
		{[]string{"--zebra"}, "unknown flag --zebra"},
		{[]string{"-x"}, "unknown flag -x"},
		{[]string{"a", "--output"}, "--output needs a value: -o, --output FILE"},
		{[]string{"a", "-o"}, "-o needs a value: -o, --output FILE"},
	} {
		_, err := arrange(test.in, testFlags())
		if err == nil || err.Error() != test.want {
			t.Errorf("arrange(%q): %v, want %s", test.in, err, test.want)
		}
	}
}

func TestBadValue(t *testing.T) {
	for _, test := range []struct {
		args []string
		want string
	}{
		{[]string{"discover", "x", "--workers", "for all"}, `--workers "for all": want a whole number`},
		{[]string{"discover", "x", "--workers", "99999999999999999999"}, `--workers "99999999999999999999": want a whole number`},
		{[]string{"discover", "x", "--rate=fast"}, `--rate "fast": want a number`},
		{[]string{"listen", "x", "--for", "10"}, `--for "10": want a time such as 500ms or 90s`},
		{[]string{"show", "x", "--json=maybe"}, `--json "maybe": want true or false`},
		{[]string{"show", "x", "-q=maybe"}, `-q "maybe": want true or false`},
	} {
		want := "cablewright " + test.args[0] + ": " + test.want + "\n"
		if got := try(t, test.args...); got.stderr != want {
			t.Errorf("%q: got %swant %s", test.args, got.stderr, want)
		}
	}
}

// FuzzArrange: no argument is lost or made up, and those after "--" keep their
// order.
func FuzzArrange(f *testing.F) {
	f.Add("198.18.0.21 -o net.json --json")
	f.Add("a -- -o --json b")
	f.Add("--output=x - --workers -1 -h")
	f.Add("--output")
	f.Fuzz(func(t *testing.T, line string) {
		args := strings.Fields(line)
		got, err := arrange(args, testFlags())
		if err != nil {
			return
		}
		var kept []string
		for _, arg := range append(got.flags, got.positional...) {
			if !isHelp(arg) {
				kept = append(kept, arg)
			}
		}
		want := slices.DeleteFunc(slices.Clone(args), isHelp)
		if i := slices.Index(args, "--"); len(want) == len(kept)+1 && i >= 0 {
			want = slices.Delete(want, slices.Index(want, "--"), slices.Index(want, "--")+1)
		}
		slices.Sort(kept)
		slices.Sort(want)
		if !slices.Equal(kept, want) {
			t.Errorf("arrange(%q) keeps %q", args, kept)
		}
	})
}
