package cli

import (
	"os"
	"strings"
	"testing"
)

// TestVerbsAreTheAgreedOnes: a new verb is a decision, not an accident.
func TestVerbsAreTheAgreedOnes(t *testing.T) {
	want := "discover listen record simulate show check render reach explain demo completion version"
	var got []string
	for _, v := range verbs() {
		got = append(got, v.name)
	}
	if list := strings.Join(got, " "); list != want {
		t.Errorf("the verbs are %s, want %s", list, want)
	}
}

// TestShortFlagsMeanOneThing: -o is never one thing here and another there.
func TestShortFlagsMeanOneThing(t *testing.T) {
	meaning := map[string]string{"h": "help"}
	for _, v := range verbs() {
		for _, flag := range v.allFlags() {
			long := flag.Names()[0]
			for _, short := range flag.Names()[1:] {
				if len(short) != 1 {
					t.Errorf("%s: --%s is another name of --%s: a flag has one name", v.name, short, long)
				}
				if other, taken := meaning[short]; taken && other != long {
					t.Errorf("%s: -%s is --%s, and --%s elsewhere", v.name, short, long, other)
				}
				meaning[short] = long
			}
		}
	}
}

// TestFlagsAreOfOneKind: --output takes a value everywhere or nowhere.
func TestFlagsAreOfOneKind(t *testing.T) {
	takes := map[string]bool{}
	for _, v := range verbs() {
		for _, flag := range v.allFlags() {
			name := flag.Names()[0]
			if before, seen := takes[name]; seen && before != takesValue(flag) {
				t.Errorf("%s: --%s takes a value in one verb and none in another", v.name, name)
			}
			takes[name] = takesValue(flag)
		}
	}
}

// TestHelpHasWhatOneLooksFor: usage, an example that runs this verb, every flag
// with a description, and the exit statuses.
func TestHelpHasWhatOneLooksFor(t *testing.T) {
	for _, v := range verbs() {
		t.Run(v.name, func(t *testing.T) {
			got := try(t, v.name, "--help")
			if got.status != 0 || got.stderr != "" {
				t.Fatalf("status %d, standard error %s", got.status, got.stderr)
			}
			for _, want := range []string{"Usage: cablewright " + v.name, "Examples:\n  cablewright " + v.name, "Exit status:"} {
				if !strings.Contains(got.stdout, want) {
					t.Errorf("--help lacks %q:\n%s", want, got.stdout)
				}
			}
			for _, flag := range v.allFlags() {
				if !strings.Contains(got.stdout, flagSynopsis(flag)) || flagUsage(flag) == "" {
					t.Errorf("--help does not describe --%s", flag.Names()[0])
				}
			}
		})
	}
}

// TestExamplesAreTaken: the flags and the number of arguments of every example
// are right.
func TestExamplesAreTaken(t *testing.T) {
	for _, v := range verbs() {
		for _, example := range v.examples {
			command := example[strings.Index(example, "cablewright "):]
			command, _, _ = strings.Cut(command, " > ")
			command, _, _ = strings.Cut(command, " | ")
			words := strings.Fields(command)
			if err := v.takes(words[2:]); err != nil || words[1] != v.name {
				t.Errorf("%s: the example %q is refused: %v", v.name, example, err)
			}
		}
	}
}

// TestEveryVerbHasAScript.
func TestEveryVerbHasAScript(t *testing.T) {
	for _, v := range verbs() {
		if _, err := os.Stat("../../cablewright/testdata/script/" + v.name + ".txtar"); err != nil {
			t.Errorf("the verb %s has no script: %v", v.name, err)
		}
	}
}
