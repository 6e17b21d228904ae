"""Files in, plans out: readers per format, repair of extracted text, outline, sentences, front matter, numerals."""
