"""Tests of the packs on living samples."""
