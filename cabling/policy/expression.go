package policy

import (
	"fmt"
	"strings"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
)

// costLimit ends an evaluation that compares too much: some pairs of ports of a
// large switch are within it, all triples are not. The unit is CEL's.
const costLimit = 2_000_000

// condition is an expression that gives true or false.
type condition struct{ program cel.Program }

// fault is what is wrong with an expression, at a line and a column from 0.
type fault struct {
	line, column int
	reason       string
}

// compile checks an expression over variables of the given kinds.
func compile(text string, variables map[string]*kind) (*condition, *fault) {
	env, err := environment(variables)
	if err != nil {
		return nil, &fault{reason: err.Error()}
	}
	ast, issues := env.Compile(text)
	if found := issues.Errors(); len(found) > 0 {
		first := found[0]
		reason := strings.Replace(first.Message, " (in container '')", "", 1) + wanted(first.Message, variables)
		return nil, &fault{max(first.Location.Line()-1, 0), max(first.Location.Column(), 0), reason}
	}
	if gives := ast.OutputType(); !gives.IsExactType(cel.BoolType) {
		return nil, &fault{reason: fmt.Sprintf("the expression gives %s, want true or false", gives)}
	}
	program, err := env.Program(ast, cel.EvalOptions(cel.OptOptimize), cel.CostLimit(costLimit))
	if err != nil {
		return nil, &fault{reason: err.Error()}
	}
	return &condition{program}, nil
}

func environment(variables map[string]*kind) (*cel.Env, error) {
	registry, err := types.NewRegistry()
	if err != nil {
		return nil, err
	}
	options := []cel.EnvOption{
		cel.CustomTypeProvider(provider{registry, reachable(variables)}),
		cel.CrossTypeNumericComparisons(true), // channel.length_m > 100, not 100.0
		cel.ASTValidators(cel.ValidateRegexLiterals()),
	}
	for name, kind := range variables {
		options = append(options, cel.Variable(name, kind.celType()))
	}
	return cel.NewEnv(options...)
}

// wanted says after an error about a name what there is.
func wanted(message string, variables map[string]*kind) string {
	var all []string
	switch {
	case strings.HasPrefix(message, "undeclared reference"):
		return ", want " + strings.Join(sortedKeys(variables), " or ")
	case strings.HasPrefix(message, "undefined field"):
		kinds := reachable(variables)
		for _, name := range sortedKeys(kinds) {
			all = append(all, name+" has "+strings.Join(sortedKeys(kinds[name].fields), ", "))
		}
		return "; " + strings.Join(all, "; ")
	}
	return ""
}

// holds evaluates the condition over values of its variables.
func (c *condition) holds(values map[string]any) (bool, error) {
	result, _, err := c.program.Eval(values)
	if err != nil {
		return false, err
	}
	truth, ok := result.(types.Bool)
	if !ok {
		return false, fmt.Errorf("the expression gave %v, not true or false", result)
	}
	return bool(truth), nil
}
