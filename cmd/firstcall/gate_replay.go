package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"reflect"

	"firstcall/data"
	"firstcall/data/audit"
	"firstcall/data/ledger"
	"firstcall/report/compare"
	"firstcall/report/runfile"
	"firstcall/sim"
	"firstcall/sim/strategy"
)

// gateReplay replays playbooks on one ledger, or finds in the cache what they gave before.
type gateReplay struct {
	maker    maker
	options  backtestOptions
	read     readOptions
	path     string         // of the ledger
	cache    *cache         // nil: none
	ledger   *ledger.Ledger // once it was read
	findings []audit.Finding
}

// maker is what makes a run: another one may give other figures.
type maker struct {
	program string // its file
	version string
	model   int // sim.ModelVersion
}

// thisProgram is the one that runs.
func thisProgram() (maker, error) {
	program, err := os.Executable()
	if err != nil {
		return maker{}, fmt.Errorf("finding this program: %w", err)
	}
	return maker{program, version, sim.ModelVersion}, nil
}

// side is the run of the playbook at path.
func (g *gateReplay) side(ctx context.Context, p *progress, path string, playbook *strategy.Playbook) (compare.Side, error) {
	o := g.options
	o.Playbook = path
	key, err := g.key(o, playbook)
	if err != nil {
		return compare.Side{}, ledgerError(fmt.Errorf("the ledger can't be used: %w%s", err, nearestFile(g.path)))
	}
	if g.cache != nil {
		if run := g.cache.find(key); run != nil {
			p.say(fmt.Sprintf("firstcall: %s was replayed before: taken from the cache, %s (--no-cache replays it)", path, g.cache.file(key)))
			return compare.Side{Name: path, Run: run}, nil
		}
	}
	run, err := g.replay(ctx, p, o, playbook)
	if err != nil {
		return compare.Side{}, err
	}
	if g.cache == nil {
		return compare.Side{Name: path, Run: run}, nil
	}
	// A ledger that changed while it was replayed has another key now.
	if again, err := g.key(o, playbook); err == nil && again == key {
		if err := g.cache.keep(key, run); err != nil {
			p.say("firstcall: the run was not kept: " + err.Error())
		}
	}
	return compare.Side{Name: path, Run: run}, nil
}

func (g *gateReplay) replay(ctx context.Context, p *progress, o backtestOptions, playbook *strategy.Playbook) (*runfile.Run, error) {
	if g.ledger == nil {
		var err error
		if g.ledger, g.findings, err = readLedger(ctx, p, func() (*ledger.Ledger, *data.Reading, error) { return openLedger(g.path, g.read) }); err != nil {
			return nil, err
		}
	}
	a, err := o.assign(g.ledger, g.findings, playbook, backtestHead(g.path, g.read))
	if err != nil {
		return nil, err
	}
	run, _, short, err := a.run(ctx, p)
	switch {
	case err != nil:
		return nil, err
	case short != nil:
		return nil, &exitError{exitInterrupted, fmt.Errorf("%v: nothing was judged", short)}
	}
	return run, nil
}

// key is the digest of everything that the run depends on: the program and its
// model, the ledger's bytes, the playbook's, and all flags.
func (g *gateReplay) key(o backtestOptions, playbook *strategy.Playbook) (string, error) {
	c := newContent()
	if err := c.addFile(g.maker.program); err != nil {
		return "", fmt.Errorf("reading this program: %w", err)
	}
	c.add(g.maker.version)
	c.add(fmt.Sprint(g.maker.model))
	if err := c.addFiles(g.path); err != nil {
		return "", err
	}
	c.add(g.path)
	if err := c.addOptions(g.read); err != nil {
		return "", err
	}
	c.add(playbook.Digest)
	c.add(fmt.Sprintf("%+v", o))
	return c.key(), nil
}

// addOptions adds how the ledger is read, with every file that an option names.
func (c content) addOptions(o readOptions) error {
	if o.Anonymise {
		c.add(os.Getenv(keyVariable))
	}
	c.add(fmt.Sprintf("%+v", o))
	for _, field := range reflect.ValueOf(o).Fields() {
		if path := field.String(); field.Kind() == reflect.String && path != "" {
			if err := c.addFiles(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
	}
	return nil
}
