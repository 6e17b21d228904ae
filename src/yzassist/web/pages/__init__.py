"""One module or folder a page; each has ``build(service)``, called inside its own Gradio tab."""
