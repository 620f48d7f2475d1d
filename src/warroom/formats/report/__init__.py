"""A report as one Markdown and one HTML file."""
