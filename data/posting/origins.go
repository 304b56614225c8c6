package posting

// origins are the files that the entries of a list were read from, one file
// after another.
type origins struct {
	files []string
	first []int // entry of each
}

// note says that entry n is of a file.
func (o *origins) note(file string, n int) {
	if last := len(o.files) - 1; last < 0 || o.files[last] != file {
		o.files, o.first = append(o.files, file), append(o.first, n)
	}
}

// of is the file of entry n.
func (o *origins) of(n int) string {
	i := len(o.first) - 1
	for i > 0 && o.first[i] > n {
		i--
	}
	return o.files[i]
}
