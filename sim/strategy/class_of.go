package strategy

import (
	"firstcall/sim/book"
	"firstcall/sim/strategy/expr"
)

// ClassFields are the columns that say which class an account has.
func (p *Playbook) ClassFields() book.FieldSet {
	var fields book.FieldSet
	for _, c := range p.own.classes {
		if c.where.at != nil {
			fields |= p.classProgram(c).Fields()
		}
	}
	return fields
}

// ClassOf is the class of the account at a position of the morning and what the
// playbook says about it; "" for an account of no class.
func (p *Playbook) ClassOf(m *book.Morning, position int32) (id, description string) {
	for _, c := range p.own.classes {
		if c.where.at == nil || p.classProgram(c).Eval(m, nil)[position] != 0 {
			return c.id.text, c.description
		}
	}
	return "", ""
}

// ClassDescription is what the playbook says about a class.
func (p *Playbook) ClassDescription(id string) string {
	for _, c := range p.own.classes {
		if c.id.text == id {
			return c.description
		}
	}
	return ""
}

func (p *Playbook) classProgram(c classDefinition) *expr.Program {
	program, err := expr.Compile(c.where.text, expr.Scope{Params: p.Params})
	if err != nil {
		panic("strategy: a class that was compiled before: " + err.Error())
	}
	return program
}
