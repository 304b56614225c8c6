package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"firstcall/sim/book"
	"firstcall/sim/response"
	"firstcall/sim/strategy/expr"
)

func newFieldsCommand(env *environment) *cobra.Command {
	return &cobra.Command{
		Use:   "fields",
		Short: "List what expressions in a playbook can use, with units and examples",
		Long: `Lists the fields of an account as known on a morning, the functions and the
operators that where and score expressions of a playbook can use, and the
assumptions that it can change.

` + exitCodesHelp,
		Args: noArguments,
		RunE: func(*cobra.Command, []string) error { return writeFields(env.Stdout) },
	}
}

const classText = `
  class (text)
      the first of the playbook's classes that the account fits; "" when it fits none
      for example: class == "slow", with classes: [{id: slow, where: avg_days_late > 20}]
`

const operatorsText = `
Operators, loosest first:
  c ? a : b              a where c is not 0, else b
  a || b                 or: 0 or 1
  a && b                 and: 0 or 1
  == != < <= > >=        0 or 1; they do not chain: write a < b && b < c
  == !=                  also compare texts, in quotes: segment == "retail"
  + -                    sum, difference
  * / %                  product, quotient, remainder; x / 0 and x % 0 are 0
  -a !a                  negative; not: 0 or 1

Put an expression into quotes when it holds ": ", or a comma inside { }, or
begins with one of ! % * & (YAML gives these a meaning of its own).
`

const assumptionsText = `
Assumptions, which a playbook changes under assume: for example {letter_uplift: 0.05}.
They count where the ledger does not show the effect itself. Replications draw
each between its low and its high end, and the report shows what depends on it:
`

func writeFields(w io.Writer) error {
	var b strings.Builder
	b.WriteString("Fields of an account, as known before the first call of the day:\n")
	for _, f := range book.Fields() {
		fmt.Fprintf(&b, "\n  %s (%s)\n      %s\n      for example: %s\n", f.Name, f.Unit, f.Doc, f.Example)
	}
	b.WriteString(classText)
	b.WriteString("\nFunctions:\n")
	for _, f := range expr.Functions() {
		fmt.Fprintf(&b, "  %-22s %s\n", f.Usage, f.Doc)
	}
	b.WriteString(operatorsText)
	b.WriteString(assumptionsText)
	for _, a := range response.AllAssumptions() {
		fmt.Fprintf(&b, "\n  %s: %g (%s; %g to %g)\n      %s\n      source: %s\n", a.ID, a.Value, a.Unit, a.Low, a.High, a.Doc, a.Source)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
