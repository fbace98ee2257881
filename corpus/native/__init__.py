"""Kernels in Cython: what pure Python does beside them, faster, where a compiler was found. See cleaners/kernels.py."""
