package main

import (
	"github.com/spf13/cobra"

	"firstcall/sim/strategy"
)

func newSchemaCommand(env *environment) *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of a playbook, for editors",
		Long: `Prints the JSON Schema (draft 2020-12) of a playbook. Editors with a YAML
language server complete and check playbooks by it when the file begins with

  # yaml-language-server: $schema=playbook.schema.json

` + exitCodesHelp,
		Example: "  firstcall schema > playbook.schema.json",
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			_, err := env.Stdout.Write(strategy.Schema())
			return err
		},
	}
}
