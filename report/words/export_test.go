package words

// Pretend adds a language in which every text stands in ‹ and ›, and returns
// its code and what takes it away again.
func Pretend() (code string, forget func()) {
	code = "xx"
	texts := make(map[string]string)
	for key, text := range english {
		texts[key] = "‹" + text + "›"
	}
	languages[code] = texts
	return code, func() { delete(languages, code) }
}
