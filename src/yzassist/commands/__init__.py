"""The commands of the terminal face, one module each; ``yzassist.cli`` only declares their options."""
