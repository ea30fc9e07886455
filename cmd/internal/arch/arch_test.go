package arch

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// root is the folder of go.mod.
const root = "../../.."

const module = "cablewright/"

// mayImport says which folders of ours a folder may import; only "cmd/..." may
// import everything. A folder that is not listed is an error: add it here when
// the design has room for it.
var mayImport = map[string][]string{
	"topology":             {},
	"topology/capacity":    {"topology"},
	"topology/yamltree":    {},
	"discovery":            {"topology", "discovery/probe"},
	"discovery/neighbor":   {"topology"},
	"discovery/probe":      {"topology", "discovery/neighbor"},
	"discovery/snmprec":    {"discovery/probe"},
	"discovery/sourcetest": {"discovery", "topology"},
	"discovery/snmp":       {"topology", "topology/yamltree", "discovery", "discovery/probe", "discovery/snmprec"},
	"discovery/frame":      {"topology", "discovery/neighbor"},
	"cabling":              {"topology"},
	"cabling/cables":       {"cabling"},
	"cabling/policy":       {"topology", "topology/yamltree", "cabling", "cabling/rules"},
	"cabling/rules":        {"topology", "topology/capacity", "cabling"},
	"render":               {"topology", "render/layout", "cabling", "cabling/rules"},
	"render/layout":        {"topology"},
	"fixtures":             {},
	"fixtures/agent":       {"discovery/snmprec", "discovery/probe"},
	"fixtures/bench":       {"fixtures/agent", "fixtures/generate"},
	"fixtures/corpus":      {"discovery/probe", "discovery/snmprec"},
	"fixtures/generate":    {"discovery/probe", "discovery/snmprec", "fixtures/agent"},
	"fixtures/lab":         {},
	"fixtures/replay":      {"topology", "discovery", "discovery/probe", "discovery/snmp", "discovery/snmprec"},
}

// onlyImporters says which folders alone may use a library. A library that is
// not listed is an error: CONTRIBUTING.md says why we have each.
var onlyImporters = map[string][]string{
	"github.com/gosnmp/gosnmp":              {"discovery/snmp", "fixtures/agent"},
	"github.com/google/gopacket":            {"discovery/frame"},
	"gonum.org/v1/gonum":                    {"topology/capacity"},
	"github.com/goccy/go-yaml":              {"topology/yamltree"},
	"cel.dev/cel-go":                        {"cabling/policy"},
	"github.com/urfave/cli/v2":              {"cmd/internal/cli"},
	"golang.org/x/term":                     {"cmd/cablewright"},
	"golang.org/x/text":                     {"cmd/internal/cli"},
	"golang.org/x/net":                      {"discovery/frame"},
	"golang.org/x/sys":                      {"discovery/frame"},
	"github.com/rogpeppe/go-internal":       {}, // tests only
	"github.com/santhosh-tekuri/jsonschema": {}, // tests only
}

// atTop is everything that stands at the top of the project, besides dotfiles.
var atTop = []string{
	"cmd", "discovery", "topology", "cabling", "render", "fixtures",
	"go.mod", "go.sum", "Makefile", "README.md", "LICENSE", "CONTRIBUTING.md",
	"bin", "demo", // made by make, not kept
}

// source is one Go file of the project.
type source struct {
	path   string // below root, with slashes
	folder string
	file   *ast.File
	test   bool
}

// sources parses every Go file of the project, those with build tags too.
func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && name != root && (entry.Name() == "testdata" || strings.HasPrefix(entry.Name(), ".")) {
			return fs.SkipDir
		}
		if entry.IsDir() || !strings.HasSuffix(name, ".go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		below, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		below = filepath.ToSlash(below)
		all = append(all, source{below, path.Dir(below), file, strings.HasSuffix(below, "_test.go")})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) == 0 {
		t.Fatal("no Go files found: is root right?")
	}
	return all
}

func (s source) imports() []string {
	var paths []string
	for _, spec := range s.file.Imports {
		name, _ := strconv.Unquote(spec.Path.Value)
		paths = append(paths, name)
	}
	return paths
}

// TestFoldersImportOnlyWhatTheyMay looks at what is built, not at tests: a test
// may use the fixtures.
func TestFoldersImportOnlyWhatTheyMay(t *testing.T) {
	for _, s := range sources(t) {
		if s.test || s.folder == "cmd" || strings.HasPrefix(s.folder, "cmd/") {
			continue
		}
		allowed, known := mayImport[s.folder]
		if !known {
			t.Errorf("%s: the folder %s is not in the table of import rules", s.path, s.folder)
		}
		for _, name := range s.imports() {
			ours, isOurs := strings.CutPrefix(name, module)
			if isOurs && !slices.Contains(allowed, ours) {
				t.Errorf("%s imports %s; %s may import only %v", s.path, ours, s.folder, allowed)
			}
		}
	}
}

// TestNobodyImportsCommands holds for tests too.
func TestNobodyImportsCommands(t *testing.T) {
	for _, s := range sources(t) {
		for _, name := range s.imports() {
			if strings.HasPrefix(name, module+"cmd/") && !strings.HasPrefix(s.folder, "cmd/") {
				t.Errorf("%s imports %s; only cmd may", s.path, name)
			}
		}
	}
}

func TestLibrariesStayWhereTheyBelong(t *testing.T) {
	for _, s := range sources(t) {
		for _, name := range s.imports() {
			if strings.HasPrefix(name, module) || !strings.Contains(strings.Split(name, "/")[0], ".") {
				continue // ours, or the standard library
			}
			folders, known := importersOf(name)
			switch {
			case !known:
				t.Errorf("%s imports %s, which is not in the table of libraries", s.path, name)
			case !s.test && !slices.Contains(folders, s.folder):
				t.Errorf("%s imports %s; only %v may", s.path, name, folders)
			}
		}
	}
}

// importersOf finds the library that a package belongs to.
func importersOf(name string) (folders []string, known bool) {
	for library, folders := range onlyImporters {
		if name == library || strings.HasPrefix(name, library+"/") {
			return folders, true
		}
	}
	return nil, false
}

// TestEveryDependencyHasItsReason: what go.mod requires is in the table of
// libraries above, and CONTRIBUTING.md says what it is for.
func TestEveryDependencyHasItsReason(t *testing.T) {
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	reasons, err := os.ReadFile(filepath.Join(root, "CONTRIBUTING.md"))
	if err != nil {
		t.Fatal(err)
	}
	required := regexp.MustCompile(`(?m)^\t(\S+\.\S+) v\S+$`).FindAllSubmatch(mod, -1)
	if len(required) == 0 {
		t.Fatal("go.mod requires nothing: is it still read right?")
	}
	for _, match := range required {
		name := string(match[1])
		if _, known := importersOf(name); !known {
			t.Errorf("go.mod requires %s, which is not in the table of libraries", name)
		}
		if !strings.Contains(string(reasons), "| `"+name+"` |") {
			t.Errorf("go.mod requires %s, and CONTRIBUTING.md does not say why", name)
		}
	}
	for _, match := range regexp.MustCompile("(?m)^\\| `(\\S+\\.\\S+/\\S+)` \\|").FindAllSubmatch(reasons, -1) {
		if !strings.Contains(string(mod), "\t"+string(match[1])+" v") {
			t.Errorf("CONTRIBUTING.md says what %s is for, and go.mod does not require it", match[1])
		}
	}
}

// TestNoInit: what a package offers is a value in a list that one can see.
func TestNoInit(t *testing.T) {
	for _, s := range sources(t) {
		for _, declaration := range s.file.Decls {
			f, ok := declaration.(*ast.FuncDecl)
			if ok && f.Recv == nil && f.Name.Name == "init" {
				t.Errorf("%s has a func init: put the value in its list instead", s.path)
			}
		}
	}
}

// TestPackageNamesSayWhatIsInside refuses names that would fit anything.
func TestPackageNamesSayWhatIsInside(t *testing.T) {
	empty := []string{"util", "utils", "common", "helper", "helpers", "misc", "shared", "types", "base", "lib"}
	for _, s := range sources(t) {
		if slices.Contains(empty, strings.TrimSuffix(s.file.Name.Name, "_test")) {
			t.Errorf("%s: package %s says nothing of its content", s.path, s.file.Name.Name)
		}
	}
}

// TestEveryPackageHasAComment: it is the first thing its next reader sees.
func TestEveryPackageHasAComment(t *testing.T) {
	has := map[string]bool{}
	for _, s := range sources(t) {
		if !s.test {
			has[s.folder] = has[s.folder] || s.file.Doc != nil
		}
	}
	for folder, ok := range has {
		if !ok {
			t.Errorf("no file of %s has a package comment", folder)
		}
	}
}

func TestTopLevelStaysFixed(t *testing.T) {
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if !strings.HasPrefix(entry.Name(), ".") && !slices.Contains(atTop, entry.Name()) {
			t.Errorf("%s does not belong at the top of the project: want only %v", entry.Name(), atTop)
		}
	}
}
