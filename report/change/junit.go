package change

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"firstcall/report/compare"
)

// Suite is a JUnit test suite.
type Suite struct {
	XMLName  xml.Name `xml:"testsuite"`
	Name     string   `xml:"name,attr"`
	Tests    int      `xml:"tests,attr"`
	Failures int      `xml:"failures,attr"`
	Errors   int      `xml:"errors,attr"`
	Skipped  int      `xml:"skipped,attr"`
	Cases    []Case   `xml:"testcase"`
}

// Case is one of its tests; it has passed where it has neither failed, nor erred, nor been skipped.
type Case struct {
	Name    string `xml:"name,attr"`
	Class   string `xml:"classname,attr"`
	Failure *Said  `xml:"failure,omitempty"`
	Error   *Said  `xml:"error,omitempty"`
	Skipped *Said  `xml:"skipped,omitempty"`
	Out     string `xml:"system-out,omitempty"`
}

// Said is what a test viewer shows.
type Said struct {
	Message string `xml:"message,attr"`
}

// WriteJUnit tells comparisons to a test viewer, each as a suite with a case for each strategy
// and metric, failed where it got worse, skipped where the seasons can't tell.
func WriteJUnit(w io.Writer, comparisons ...*compare.Comparison) error {
	var suites []Suite
	for _, c := range comparisons {
		suites = append(suites, suite(c))
	}
	return WriteSuites(w, suites...)
}

func suite(c *compare.Comparison) Suite {
	suite := Suite{Name: fmt.Sprintf("firstcall compare %s %s", c.Base.Name, c.New.Name)}
	for i := range c.Changes {
		x := &c.Changes[i]
		text := Sentence(c, x)
		one := Case{Name: x.Metric, Class: x.Strategy, Out: text}
		switch x.Verdict {
		case compare.Worse:
			one.Failure = &Said{text}
		case compare.Unsure:
			one.Skipped = &Said{text}
		}
		suite.Add(one)
	}
	return suite
}

// Add appends a case and counts it.
func (s *Suite) Add(c Case) {
	s.Tests++
	switch {
	case c.Failure != nil:
		s.Failures++
	case c.Error != nil:
		s.Errors++
	case c.Skipped != nil:
		s.Skipped++
	}
	s.Cases = append(s.Cases, c)
}

// WriteSuites writes suites as a document.
func WriteSuites(w io.Writer, suites ...Suite) error {
	text, err := xml.MarshalIndent(struct {
		XMLName xml.Name `xml:"testsuites"`
		Suites  []Suite
	}{Suites: suites}, "", " ")
	if err != nil {
		return fmt.Errorf("writing JUnit: %w", err)
	}
	_, err = io.WriteString(w, xml.Header+string(text)+"\n")
	return err
}

// Sentence is a change in one line.
func Sentence(c *compare.Comparison, x *compare.Change) string {
	cell := cells(c, x)
	text := fmt.Sprintf("%s: %s %s, was %s", cell[1], cell[2], cell[4], cell[3])
	if cell[6] == "" {
		return text + " (the same in every season)"
	}
	text += fmt.Sprintf(" (%s; 90%% of seasons: %s", cell[5], cell[6])
	if cell[7] != "" {
		text += "; better in " + cell[7]
	}
	return text + ")"
}

// WriteGitHub tells the comparison as annotations of a GitHub job.
func WriteGitHub(w io.Writer, c *compare.Comparison) error {
	var b strings.Builder
	b.WriteString(Annotation("notice", "firstcall compare", Answer(c)))
	for _, x := range c.Ordered() {
		switch x.Verdict {
		case compare.Worse:
			b.WriteString(Annotation("warning", "worse", Sentence(c, &x)))
		case compare.Better:
			b.WriteString(Annotation("notice", "better", Sentence(c, &x)))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

var (
	annotated = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// Annotation is a line that a GitHub job shows beside its log: an error, a warning or a notice.
func Annotation(level, title, text string) string {
	return fmt.Sprintf("::%s title=%s::%s\n", level, property.Replace(title), annotated.Replace(text))
}
