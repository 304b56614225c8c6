package ledger

import "strings"

// Channel is how a contact other than a call was made.
type Channel uint8

// The channels. A ledger may name others: they are messages.
const (
	Letter Channel = iota
	Email
	Message         // a text message, a chat, anything else
	NumChannels int = iota
)

var channelNames = [NumChannels]string{"letter", "email", "message"}

func (c Channel) String() string { return channelNames[c] }

// ParseChannel sorts the channel that a ledger names, in whatever words.
func ParseChannel(s string) Channel {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "letter", "mail", "post", "postal", "statement", "fax":
		return Letter
	case "email", "e-mail", "e_mail", "e mail":
		return Email
	}
	return Message
}
