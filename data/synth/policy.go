package synth

// policy says whom the office calls on a day: at most n callable accounts,
// first call first.
type policy interface {
	pick(l *life, n int) []int32
}

// score ranks an account: higher first, the second number breaks ties of the first.
type score func(l *life, account int32) (first, second float64)

// ranked calls the callable accounts with the highest scores. Accounts that
// tie go by their row.
type ranked struct {
	score score
	best  []candidate
	out   []int32
}

type candidate struct {
	account       int32
	first, second float64
}

func (a candidate) before(b candidate) bool {
	if a.first != b.first {
		return a.first > b.first
	}
	return a.second > b.second
}

func (r *ranked) pick(l *life, n int) []int32 {
	r.best = r.best[:0]
	for c := range l.world.customers {
		account := int32(c)
		if !l.callable(account) {
			continue
		}
		x := candidate{account: account}
		x.first, x.second = r.score(l, account)
		if len(r.best) == n {
			if n == 0 || !x.before(r.best[n-1]) {
				continue
			}
			r.best = r.best[:n-1]
		}
		at := len(r.best)
		for at > 0 && x.before(r.best[at-1]) {
			at--
		}
		r.best = append(r.best, candidate{})
		copy(r.best[at+1:], r.best[at:])
		r.best[at] = x
	}
	r.out = r.out[:0]
	for _, x := range r.best {
		r.out = append(r.out, x.account)
	}
	return r.out
}

// nobody is the policy of not calling.
type nobody struct{}

func (nobody) pick(*life, int) []int32 { return nil }

// The strategies whose truth is told (docs/worlds.md), in their own words: data
// may not import sim, and a second hand at the same definition is a check on it.

func biggest(l *life, a int32) (float64, float64) { return l.overdue[a].Major(), 0 }

func oldest(l *life, a int32) (float64, float64) {
	return float64(l.daysPastDue(a)), l.overdue[a].Major()
}

func newest(l *life, a int32) (float64, float64) {
	return -float64(l.daysPastDue(a)), l.overdue[a].Major()
}

func goodPayers(l *life, a int32) (float64, float64) {
	m := &l.moods[a]
	if m.invoicesPaid == 0 {
		return -30, l.overdue[a].Major()
	}
	return -float64(m.daysLate) / float64(m.invoicesPaid), l.overdue[a].Major()
}

func promisesDue(l *life, a int32) (float64, float64) {
	if l.moods[a].promiseDue(l.day) {
		return 1, l.overdue[a].Major()
	}
	return 0, l.overdue[a].Major()
}

// atRandom is luck of the account and the day, new in each replication.
func atRandom(l *life, a int32) (float64, float64) {
	return l.calls.at(-1-a, l.day), 0
}
