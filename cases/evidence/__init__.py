"""Files that come with a complaint: received, checked, cleaned, scanned, stored, previewed, given out."""
