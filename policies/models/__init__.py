from policies.models.policy import Kind, Policy
from policies.models.version import PolicyVersion

__all__ = ["Kind", "Policy", "PolicyVersion"]
