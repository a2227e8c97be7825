"""Plans who visits whom, when: the problem, its formats, the checker and the solver. README.md says more."""
