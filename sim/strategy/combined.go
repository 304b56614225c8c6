package strategy

import "firstcall/sim/book"

// combined is what all combinations of strategies have in common.
type combined struct {
	id, description string
	parts           []Strategy
}

func (c *combined) ID() string                { return c.id }
func (c *combined) Description() string       { return c.description }
func (c *combined) combinedParts() []Strategy { return c.parts }

// Fields are what any part reads.
func (c *combined) Fields() book.FieldSet {
	var fields book.FieldSet
	for _, part := range c.parts {
		fields |= part.Fields()
	}
	return fields
}

func (c *combined) fresh() combined {
	parts := make([]Strategy, len(c.parts))
	for i, part := range c.parts {
		parts[i] = part.Fresh()
	}
	return combined{c.id, c.description, parts}
}

// partsOf are the strategies that s combines, in order; none of a plain one.
func partsOf(s Strategy) []Strategy {
	if c, ok := caller(s).(interface{ combinedParts() []Strategy }); ok {
		return c.combinedParts()
	}
	return nil
}
