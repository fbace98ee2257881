"""Tests of what joins the rooms."""
