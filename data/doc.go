// Package data is the front door to ledgers: Open reads one, native or from
// another system's export, and Write writes a native one.
package data
