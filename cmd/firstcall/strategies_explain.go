package main

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"firstcall/data/ledger"
	"firstcall/data/nearest"
	"firstcall/sim"
	"firstcall/sim/book"
	"firstcall/sim/strategy"
)

type explainOptions struct {
	Customer string
	On       string
	From     string
	read     readOptions
}

func newStrategiesExplainCommand(env *environment, shared *strategiesOptions) *cobra.Command {
	var o explainOptions
	cmd := &cobra.Command{
		Use:   "explain ID [LEDGER]",
		Short: "Say what a strategy does, and what it makes of one customer",
		Long: `Says what a strategy does, how it is written, and what the fields mean that it
reads. With a ledger and --customer it opens the books on a morning, from what
was recorded before that day, and tells whether the customer can be called,
what the strategy sees of it, and which place it gets among the others.

` + exitCodesHelp,
		Example: `  firstcall strategies explain risk-class
  firstcall strategies explain mix ledger/ --customer C0042 --on 2024-09-02 -p playbook.yaml`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) < 1 || len(args) > 2 {
				return usageError(fmt.Errorf("%s takes an ID and perhaps a LEDGER; got %d arguments (see %s --help)", cmd.CommandPath(), len(args), cmd.CommandPath()))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 {
				if o != (explainOptions{}) {
					return usageError(errors.New("--customer, --on, --from and the flags of reading need a LEDGER"))
				}
				return runExplainRule(env, *shared, args[0])
			}
			return runExplainCustomer(env, *shared, o, args[0], args[1])
		},
	}
	cmd.Flags().StringVar(&o.Customer, "customer", "", "the customer to look at (its id)")
	cmd.Flags().StringVar(&o.On, "on", "", "the morning, YYYY-MM-DD (default: that of the ledger's last day)")
	cmd.Flags().StringVar(&o.From, "from", "", "first day of the season, from which strategies that take turns count (default: that of backtest)")
	o.read.AddFlags(cmd.Flags())
	return cmd
}

// explained loads the playbook and finds the strategy; a yardstick that picks nobody is not one.
func explained(path, id string) (*strategy.Playbook, strategy.Strategy, error) {
	playbook, err := loadPlaybook(path)
	if err != nil {
		return nil, nil, err
	}
	if s := strategy.Builtin(id); s != nil {
		return playbook, s, nil
	}
	selected, err := playbook.Select([]string{id})
	switch {
	case err != nil:
		return nil, nil, usageError(err)
	case len(selected) == 0:
		return nil, nil, usageError(fmt.Errorf("%s is a yardstick, not a rule: firstcall strategies show %s", id, id))
	}
	return playbook, selected[0], nil
}

func runExplainRule(env *environment, shared strategiesOptions, id string) error {
	playbook, s, err := explained(shared.Playbook, id)
	if err != nil {
		return err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n\nAs it is written:\n", s.ID(), s.Description())
	usesClass := false
	for i, part := range append([]string{id}, strategy.Parts(s)...) {
		source, err := playbook.Source(part)
		if err != nil {
			return err
		}
		if i > 0 {
			b.WriteString("\n  its part " + part + ":\n")
		}
		for line := range strings.Lines(source) {
			b.WriteString("    " + line)
		}
		usesClass = usesClass || regexp.MustCompile(`\bclass\b`).MatchString(source)
	}
	if usesClass {
		b.WriteString("\nThe classes, of which the first that fits counts:\n")
		for _, c := range playbook.Classes {
			where := c.Where
			if where == "" {
				where = "everybody else"
			}
			fmt.Fprintf(&b, "  %s: %s\n", c.ID, where)
			if says := playbook.ClassDescription(c.ID); says != "" {
				fmt.Fprintf(&b, "      %s\n", says)
			}
		}
	}
	b.WriteString("\nWhat it reads of an account, as known before the first call of the day:\n")
	for _, f := range book.Fields() {
		if strategy.Reads(s).Has(f.Field) {
			fmt.Fprintf(&b, "  %s (%s)\n      %s\n", f.Name, f.Unit, f.Doc)
		}
	}
	if strategy.Reads(s) == 0 {
		b.WriteString("  nothing: every account is like any other\n")
	}
	_, err = io.WriteString(env.Stdout, b.String())
	return err
}

func runExplainCustomer(env *environment, shared strategiesOptions, o explainOptions, id, path string) error {
	playbook, s, err := explained(shared.Playbook, id)
	if err != nil {
		return err
	}
	if o.Customer == "" {
		return usageError(errors.New("--customer: whom to look at in the ledger is missing"))
	}
	l, _, err := openLedger(path, o.read)
	if err != nil {
		return err
	}
	account, err := findCustomer(l, o.Customer)
	if err != nil {
		return usageError(err)
	}
	on := l.LastDay()
	if o.On != "" {
		if on, err = ledger.ParseDay(o.On); err != nil {
			return usageError(fmt.Errorf("--on %s: %w", o.On, err))
		}
		if on < l.FirstDay() || on > l.LastDay() {
			return usageError(fmt.Errorf("--on %s is outside of the ledger, which holds %s to %s", o.On, l.FirstDay(), l.LastDay()))
		}
	}
	plan, err := (&backtestOptions{From: on.String(), To: on.String(), Seed: 1}).plan(l, playbook)
	if err != nil {
		return err
	}
	// The first day on which it can be called may be far off.
	if plan.Limits, _, err = contactLimits(l, playbook, on, on+sim.LongestLimit); err != nil {
		return err
	}
	plan.CallsPerDay = (&backtestOptions{}).capacity(l, playbook, l.FirstDay(), on)
	first, _, err := (&backtestOptions{From: o.From}).season(l)
	if err != nil {
		return err
	}
	e, err := sim.Explain(l, playbook, s, plan, first, account)
	if err != nil {
		return err
	}
	return writeExplanation(env.Stdout, l, playbook, plan, e)
}

func findCustomer(l *ledger.Ledger, id string) (int32, error) {
	ids := make([]string, l.NumCustomers())
	for a := range ids {
		ids[a] = l.Customer(a).ID
	}
	if a := slices.Index(ids, id); a >= 0 {
		return int32(a), nil
	}
	return 0, fmt.Errorf("--customer %q is not in the ledger%s", id, nearest.Hint(id, ids))
}

func writeExplanation(out io.Writer, l *ledger.Ledger, playbook *strategy.Playbook, plan sim.Plan, e *sim.Explanation) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s on the morning of %s %s, from what was recorded before that day\n\n",
		customerName(l, e.Account), e.On.Weekday(), e.On)
	b.WriteString(mayBeCalled(e, plan))
	if len(playbook.Classes) > 0 {
		b.WriteString(className(e))
	}
	b.WriteString("\nWhat the strategy reads:\n")
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, v := range e.Fields {
		fmt.Fprintf(w, "  %s\t%s\t%s\n", v.Field.Name, fieldValue(v), v.Field.Unit)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if e.Callable {
		b.WriteString("\n")
		writeReasons(&b, l, e.Reasons, "")
	}
	if e.Policy != nil {
		writePolicy(&b, l, e.Policy)
	}
	_, err := io.WriteString(out, b.String())
	return err
}

func customerName(l *ledger.Ledger, account int32) string {
	c := l.Customer(int(account))
	if c.Name == "" || c.Name == c.ID {
		return c.ID
	}
	return fmt.Sprintf("%s (%s)", c.ID, c.Name)
}

func mayBeCalled(e *sim.Explanation, plan sim.Plan) string {
	switch {
	case e.Callable:
		text := fmt.Sprintf("It can be called, as can %s; %s can be made.\n", countOf(e.Others-1, "other"), countOf(plan.CallsPerDay, "call"))
		if !plan.Working(e.On) {
			text = "It is no working day, and nobody is called. Were it one:\n" + text
		}
		return text
	case !e.Owes && e.Policy != nil:
		return "Nothing is overdue, so that only its policy may have it called.\n"
	case !e.Owes:
		return "It cannot be called: nothing is overdue.\n"
	}
	var reasons []string
	for _, block := range e.Blocks {
		reason := block.Limit + " forbids it"
		if block.Until != ledger.NoDay {
			reason += " until " + block.Until.String()
		}
		reasons = append(reasons, reason)
	}
	if reasons == nil {
		reasons = []string{"a limit forbids it"}
	}
	text := "It cannot be called: " + strings.Join(reasons, ", ") + "."
	if e.Free != ledger.NoDay {
		text += fmt.Sprintf(" If nothing happens, it can be from %s on.", e.Free)
	} else {
		text += " If nothing happens, it can't be in the next year either."
	}
	return text + "\n"
}

func className(e *sim.Explanation) string {
	switch {
	case e.Class == "":
		return "It is of no class.\n"
	case e.Says == "":
		return fmt.Sprintf("Its class is %s.\n", e.Class)
	}
	return fmt.Sprintf("Its class is %s: %s\n", e.Class, e.Says)
}

func fieldValue(v sim.FieldValue) string {
	switch {
	case v.Field.IsText():
		return fmt.Sprintf("%q", v.Text)
	case v.Field.Unit == "money":
		return fmt.Sprintf("%.2f", v.Value)
	}
	return fmt.Sprintf("%.4g", v.Value)
}

// writeReasons writes what one strategy makes of the account.
func writeReasons(b *strings.Builder, l *ledger.Ledger, r strategy.Reasons, margin string) {
	fmt.Fprintf(b, "%s%s: %s\n", margin, r.ID, r.Description)
	margin += "  "
	if r.Where != "" {
		passes := "passes"
		if !r.Passes {
			passes = "does not pass"
		}
		fmt.Fprintf(b, "%swhere  it %s: %s\n", margin, passes, r.Where)
	}
	for i, s := range r.Scores {
		name := "score"
		if i > 0 {
			name = "tie"
		}
		fmt.Fprintf(b, "%s%-5s  %.8g = %s\n", margin, name, s.Value, s.Expression)
	}
	if r.Says != "" {
		fmt.Fprintf(b, "%s%s\n", margin, r.Says)
	}
	fmt.Fprintf(b, "%s%s\n", margin, placeInWords(r, margin == "  "))
	if r.Above >= 0 {
		fmt.Fprintf(b, "%sjust before it: %s\n", margin, customerName(l, r.Above))
	}
	if r.Below >= 0 {
		fmt.Fprintf(b, "%sjust after it: %s\n", margin, customerName(l, r.Below))
	}
	for _, part := range r.Parts {
		writeReasons(b, l, part, margin)
	}
}

// placeInWords says where the account stands among the day's calls, or among
// those that a part would make if it were asked alone.
func placeInWords(r strategy.Reasons, whole bool) string {
	calls := "the " + countOf(r.Calls, "call") + " of the day"
	if !whole {
		calls = "the " + countOf(r.Calls, "call") + " that it would make alone"
	}
	switch {
	case r.Ranked == 0 && r.Place > 0: // hands out quotas: there is no other order
		return fmt.Sprintf("number %d of %s", r.Place, calls)
	case r.Rank == 0 && r.Place == 0:
		return "not called"
	case r.Place > 0:
		return fmt.Sprintf("number %d of the %s that it would call, among %s", r.Rank, countOf(r.Ranked, "account"), calls)
	}
	return fmt.Sprintf("number %d of the %s that it would call, not among %s", r.Rank, countOf(r.Ranked, "account"), calls)
}

func countOf(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}
