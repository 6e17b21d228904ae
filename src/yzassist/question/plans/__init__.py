"""Which of several plans a question means, by what people call them."""
