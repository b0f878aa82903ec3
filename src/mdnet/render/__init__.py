"""Values to strings: plain text for people, JSON for programs."""
