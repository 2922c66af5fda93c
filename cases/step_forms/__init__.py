"""The form of each step: what must be recorded, in the policy's words."""
