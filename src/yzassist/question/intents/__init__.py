"""What kind of answer a question seeks: named cues first, nearest exemplars where no cue speaks."""
