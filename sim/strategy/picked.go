package strategy

// picked remembers which positions of the morning are already on the list, so
// that combinations call each account once. Marks of earlier mornings are told
// apart by their number: nothing needs clearing.
type picked struct {
	marks []uint32
	now   uint32
}

// reset forgets all picks, for a morning of the given number of accounts.
func (p *picked) reset(accounts int) {
	p.now++
	if len(p.marks) < accounts || p.now == 0 {
		p.marks, p.now = make([]uint32, accounts), 1
	}
}

// take appends to dst, and marks, at most n positions of the list that are not marked yet.
func (p *picked) take(dst, list []int32, n int) []int32 {
	for _, position := range list {
		if n <= 0 {
			break
		}
		if p.marks[position] != p.now {
			p.marks[position] = p.now
			dst = append(dst, position)
			n--
		}
	}
	return dst
}
