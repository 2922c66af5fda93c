"""Polish dates, with the month in the genitive: 3 kwietnia 2026."""

DATE_FORMAT = "j E Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j E Y, H:i"
