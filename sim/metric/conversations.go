package metric

var conversations = metric{
	Info: Info{"conversations", "Conversations", "conversations", "neither",
		"Attempts that reached the right party (right-party contacts)."},
	start: counting(conversation),
}
