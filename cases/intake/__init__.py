"""Making a complaint: the pages that any signed-in person uses. Knows nothing of routes."""
