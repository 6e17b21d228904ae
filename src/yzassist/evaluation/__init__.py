"""Evaluation: question sets, metrics, runs, the regression gate and the report. Data lies in ``eval/``."""
