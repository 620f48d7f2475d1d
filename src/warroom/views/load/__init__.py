"""The team's load: a row a person, a column a day of the week, and the tactics of the cell one is at."""
