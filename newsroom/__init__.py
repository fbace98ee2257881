"""The bundled sample newsroom: invented outlets, served on loopback, to try Winnow on without a network."""
