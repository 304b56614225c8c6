package report

import (
	"bytes"
	"fmt"

	"firstcall/data/ledger"
	"firstcall/data/table"
	"firstcall/sim"
)

// Tables are the run's numbers as data for other programs: results.parquet
// (strategy x replication x day) and decisions.parquet (whom each strategy
// called when, in replication 0; later replications differ in luck only). They tell
// what was replayed: the model error of each strategy, which run.json's intervals hold, is not in them.
func Tables(l *ledger.Ledger, r *sim.Result) ([]File, error) {
	results, err := parquet("results.parquet", resultColumns(r))
	if err != nil {
		return nil, err
	}
	decisions, err := parquet("decisions.parquet", decisionColumns(l, r))
	if err != nil {
		return nil, err
	}
	return []File{results, decisions}, nil
}

// TableBytes is what a row of results.parquet takes in memory, at the most,
// while the file is made (measured, see TestTableBytes).
const TableBytes = 140

func parquet(name string, columns []table.Column) (File, error) {
	var b bytes.Buffer
	if err := table.WriteParquet(&b, columns); err != nil {
		return File{}, fmt.Errorf("writing %s: %w", name, err)
	}
	return File{name, b.Bytes()}, nil
}

func resultColumns(r *sim.Result) []table.Column {
	strategy, day, cash := []string{}, []ledger.Day{}, []ledger.Cents{}
	replication, calls := []int32{}, []int32{}
	for _, s := range r.Strategies {
		for n, run := range s.Runs {
			for d := range run.Cash {
				strategy = append(strategy, s.ID)
				replication = append(replication, int32(n))
				day = append(day, r.From+ledger.Day(d))
				calls = append(calls, run.Calls[d])
				cash = append(cash, run.Cash[d])
			}
		}
	}
	return []table.Column{
		{Name: "strategy", Strings: strategy}, {Name: "replication", Int32: replication}, {Name: "day", Days: day},
		{Name: "calls_made", Int32: calls}, {Name: "cash_collected", Cents: cash},
	}
}

func decisionColumns(l *ledger.Ledger, r *sim.Result) []table.Column {
	// Where nobody was called there are columns without rows, and not none.
	strategy, customer, outcome := []string{}, []string{}, []string{}
	day, rank, overdue := []ledger.Day{}, []int32{}, []ledger.Cents{}
	for _, s := range r.Strategies {
		for _, d := range s.Decisions {
			strategy = append(strategy, s.ID)
			day = append(day, d.Day)
			rank = append(rank, d.Rank)
			customer = append(customer, l.Customer(int(d.Account)).ID)
			overdue = append(overdue, d.Overdue)
			outcome = append(outcome, d.Outcome.String())
		}
	}
	return []table.Column{
		{Name: "strategy", Strings: strategy}, {Name: "day", Days: day}, {Name: "rank", Int32: rank},
		{Name: "customer_id", Strings: customer}, {Name: "overdue", Cents: overdue}, {Name: "outcome", Strings: outcome},
	}
}
