"""Playbooks on the screen: which there are, and one as a plan over days."""
