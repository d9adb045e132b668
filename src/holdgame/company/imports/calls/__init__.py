"""Call records: waits, hang-ups and whole journeys, measured from what a telephone system kept."""
