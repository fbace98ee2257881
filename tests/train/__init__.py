"""The making of the models."""
