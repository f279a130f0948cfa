"""svidok."""
