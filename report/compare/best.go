package compare

// probabilityBest is, for each candidate, the share of replications in which it
// collected most, of those that all of them have. Candidates that are equal in a
// replication share it.
func probabilityBest(cash [][]float64) []float64 {
	share := make([]float64, len(cash))
	if len(cash) == 0 {
		return share
	}
	replications := len(cash[0])
	for _, candidate := range cash {
		replications = min(replications, len(candidate))
	}
	for r := range replications {
		most, equals := cash[0][r], 0
		for _, candidate := range cash {
			most = max(most, candidate[r])
		}
		for _, candidate := range cash {
			if candidate[r] == most {
				equals++
			}
		}
		for i, candidate := range cash {
			if candidate[r] == most {
				share[i] += 1 / float64(equals)
			}
		}
	}
	for i := range share {
		share[i] /= float64(replications)
	}
	return share
}
