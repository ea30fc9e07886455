package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

func completionVerb() verb {
	return verb{
		name:  "completion",
		title: "write a completion script for bash, zsh or fish",
		args:  "bash|zsh|fish",
		min:   1, max: 1,
		about: "The script completes verbs, flags and file names. Have the shell read it at its start.",
		examples: []string{
			"cablewright completion bash > /etc/bash_completion.d/cablewright",
			"cablewright completion zsh > \"${fpath[1]}/_cablewright\"",
			"cablewright completion fish > ~/.config/fish/completions/cablewright.fish",
		},
		run: runCompletion,
	}
}

func runCompletion(c *call) error {
	var script string
	switch shell := c.arg(); shell {
	case "bash":
		script = bashCompletion()
	case "zsh":
		script = "#compdef cablewright\nautoload -U +X bashcompinit && bashcompinit\n" + bashCompletion()
	case "fish":
		script = fishCompletion()
	default:
		return fmt.Errorf("unknown shell %q: want bash, zsh or fish", shell)
	}
	_, err := fmt.Fprint(c.Stdout, script)
	return err
}

func bashCompletion() string {
	var names []string
	var cases strings.Builder
	for _, v := range verbs() {
		names = append(names, v.name)
		fmt.Fprintf(&cases, "\t%s) words=%q ;;\n", v.name, strings.Join(v.completions(), " "))
	}
	return fmt.Sprintf(`_cablewright() {
	local word="${COMP_WORDS[COMP_CWORD]}" words
	if [ "$COMP_CWORD" -eq 1 ]; then
		COMPREPLY=($(compgen -W %q -- "$word"))
		return
	fi
	case "${COMP_WORDS[1]}" in
%s	esac
	case "$word" in
	-*) COMPREPLY=($(compgen -W "$words" -- "$word")) ;;
	esac
}
complete -o default -F _cablewright cablewright
`, strings.Join(names, " "), cases.String())
}

func fishCompletion() string {
	var out strings.Builder
	for _, v := range verbs() {
		fmt.Fprintf(&out, "complete -c cablewright -n __fish_use_subcommand -a %s -d '%s'\n", v.name, fishQuote(v.title))
		for _, flag := range v.allFlags() {
			fmt.Fprintf(&out, "complete -c cablewright -n '__fish_seen_subcommand_from %s'%s -d '%s'\n",
				v.name, fishOptions(flag), fishQuote(flagUsage(flag)))
		}
	}
	return out.String()
}

// completions lists the verb's flags as they are typed.
func (v verb) completions() []string {
	names := append(flagNames(v.allFlags()), "--help")
	slices.Sort(names)
	return names
}

func fishOptions(flag cli.Flag) string {
	var options strings.Builder
	for _, name := range flag.Names() {
		if len(name) == 1 {
			options.WriteString(" -s " + name)
		} else {
			options.WriteString(" -l " + name)
		}
	}
	if takesValue(flag) {
		options.WriteString(" -r")
	}
	return options.String()
}

func fishQuote(text string) string { return strings.ReplaceAll(text, "'", `\'`) }
