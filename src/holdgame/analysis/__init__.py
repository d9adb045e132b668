"""What nobody has played yet: all journeys of a story under a company at once."""
