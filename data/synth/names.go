package synth

// companyName is the name of the n-th company: a first word that no other of
// the next len(nameHeads)*len(nameMiddles) companies shares with the same
// second, and a last word from its trade.
func companyName(seed uint64, n int, segment string) string {
	combinations := len(nameHeads) * len(nameMiddles)
	// A step without common factor with the number of combinations visits each once.
	at := (n*nameStep + int(mix(seed)%uint64(combinations))) % combinations
	tails := nameTails[segment]
	tail := tails[int(mix(seed^uint64(n)*weyl)%uint64(len(tails)))]
	name := nameHeads[at%len(nameHeads)] + nameMiddles[at/len(nameHeads)] + " " + tail
	if round := n / combinations; round > 0 {
		return name + " " + string(rune('A'+round%26))
	}
	return name
}

const nameStep = 367 // prime, and divides neither list's length

var (
	nameHeads = []string{
		"Alder", "Amber", "Ash", "Beck", "Birch", "Bram", "Brook", "Calder", "Cedar", "Clay",
		"Copper", "Crane", "Dun", "East", "Elm", "Fallow", "Fern", "Flint", "Fox", "Gale",
		"Glen", "Gold", "Haven", "Hazel", "Heron", "Hill", "Iron", "Juniper", "Kestrel", "Lark",
		"Linden", "Maple", "Marsh", "Mill", "Moss", "North", "Oak", "Otter", "Pine", "Quarry",
		"Raven", "Reed", "River", "Rowan", "Sand", "Stone", "Thorn", "Vale", "West", "Willow",
	}
	nameMiddles = []string{
		"bridge", "bury", "croft", "dale", "field", "ford", "gate", "hurst", "ley", "more",
		"port", "ridge", "side", "stead", "ton", "wick",
	}
	nameTails = map[string][]string{
		"Retail":       {"Stores", "Home & Garden", "Outfitters", "Books & Paper", "Pharmacy", "Toys", "Optics", "Pet Supply"},
		"Construction": {"Builders", "Roofing", "Joinery", "Masonry", "Electrical", "Plumbing", "Scaffolding", "Interiors"},
		"Wholesale":    {"Trading", "Foods Wholesale", "Paper Goods", "Fasteners", "Textiles", "Packaging", "Import Co."},
		"Hospitality":  {"Inn", "Kitchen", "Hotel", "Coffee Roasters", "Brewing", "Bakery", "Catering"},
		"Public":       {"School District", "Town Council", "Library Trust", "Clinic", "Water Board", "Parks Department"},
	}
)
