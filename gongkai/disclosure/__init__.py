"""What the government publishes: its openness decided, its secrecy reviewed, its place in the columns."""
