package synth

// mixture is the make-up of an office's customers: weights need not add to 1.
type mixture []part

type part struct {
	weight float64
	draw   func(d *dice, c *customer)
}

// with casts each customer from the mixture and then applies the twists in
// order. An empty mixture leaves the behaviour as it is.
func (m mixture) with(twists ...casting) casting {
	total := 0.0
	for _, p := range m {
		total += p.weight
	}
	return func(d *dice, c *customer) {
		u := d.chance() * total
		for k, p := range m {
			if u -= p.weight; u < 0 || k == len(m)-1 {
				p.draw(d, c)
				break
			}
		}
		for _, twist := range twists {
			twist(d, c)
		}
	}
}

// heeding lets customers differ in how much they heed calls, around a mean;
// a fifth of them hardly do.
func heeding(mean float64) casting {
	return func(d *dice, c *customer) {
		c.heed = mean * d.between(0.25, 2.25)
		if d.is(0.2) {
			c.heed *= 0.1
		}
	}
}

// deadbeats makes a share of the customers stop paying: half of them never
// paid anything, the others fail at some time.
func deadbeats(share float64) casting {
	return func(d *dice, c *customer) {
		if !d.is(share) {
			return
		}
		c.stopsPaying = c.joins
		if d.is(0.5) {
			c.stopsPaying += d.days(30, 480)
		}
	}
}

// disputing gives a share of the customers queries about some invoices.
func disputing(customers, low, high float64) casting {
	return func(d *dice, c *customer) {
		if d.is(customers) {
			c.queries = d.between(low, high)
		}
	}
}
