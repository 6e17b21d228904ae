"""What users said of answers, and the questions asked, in any database SQLAlchemy reaches."""
