"""Routes for programs; each module has a ``router`` or makes one."""
