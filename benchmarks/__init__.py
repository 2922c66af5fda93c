"""How long the heavy things take. Each module prints what it measured; nothing here passes or fails."""
