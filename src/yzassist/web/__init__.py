"""The web app: pages for people (``pages``), routes for programs (``api``), and the server that carries both."""
