"""resolving."""
