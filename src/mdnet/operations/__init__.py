"""What a command changes: pure functions that return `model.change.Change` values."""
