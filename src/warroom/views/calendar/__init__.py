"""The calendar screen: a month, a week or an agenda of what is due, what goes live and what was done."""
