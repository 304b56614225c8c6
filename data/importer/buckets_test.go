package importer

import (
	"fmt"
	"strings"
	"testing"
)

// TestColumnsOfAges compares what an aging report says of ages with its rows.
func TestColumnsOfAges(t *testing.T) {
	const (
		head = "As of 2024-03-31\nCustomer,Invoice,Invoice date,Due date,Open balance,Current,1-30,31 - 60 days,61-90,> 90\n"
		rows = "Ash,7,2024-02-28,2024-03-31,100.00,100.00,,,,\nAsh,8,2024-02-01,2024-03-01,50.00,,50.00,,,\nElm,9,2024-01-01,2024-01-31,27.00,,,27.00,,\nElm,10,2023-11-01,2023-12-01,10.00,,,,,10.00\nElm,11,2024-03-01,2024-03-01,(5.00),,(5.00),,,\n"
		end  = "Total,,,,182.00,100.00,45.00,27.00,0.00,10.00\n"
	)
	for name, c := range map[string]struct {
		text      string
		compared  int
		disagrees string
	}{
		"all agree":         {head + rows + end, 11, ""},
		"an age is wrong":   {head + strings.Replace(rows, ",,,27.00,,", ",,27.00,,,", 1) + end, 11, "Total 1-30 45.00 72.00, Total 31 - 60 days 27.00 0.00, 1-30 open 72.00 45.00, 31 - 60 days open 0.00 27.00"},
		"a total is wrong":  {head + rows + strings.Replace(end, ",27.00,", ",28.00,", 1), 11, "Total 31 - 60 days 28.00 27.00"},
		"no day is stated":  {strings.TrimPrefix(head, "As of 2024-03-31\n") + strings.Replace(rows, ",,,27.00,,", ",,27.00,,,", 1), 0, ""},
		"from issue dates":  {head + "Ash,7,2024-03-31,2024-04-30,100.00,100.00,,,,\nAsh,8,2024-02-01,2024-03-02,50.00,,,50.00,,\n", 5, ""},
		"no end of columns": {strings.Replace(head, "> 90", "91-120", 1) + strings.Replace(rows, ",,,27.00,,", ",,27.00,,,", 1), 0, ""},
	} {
		t.Run(name, func(t *testing.T) {
			_, reading := open(t, nil, map[string]string{"a.csv": c.text})
			var disagree []string
			for _, total := range reading.Files[0].Totals {
				if total.Stated != total.Summed {
					disagree = append(disagree, fmt.Sprint(total.Label, " ", total.Of, " ", total.Stated, " ", total.Summed))
				}
			}
			if n := len(reading.Files[0].Totals); n != c.compared || strings.Join(disagree, ", ") != c.disagrees {
				t.Errorf("%d compared, %v", n, disagree)
			}
		})
	}
}
