"""The standup on a shared screen: one thing at a time, large and calm, readable through a compressed video call."""
