"""Trainings: plans, half-days, audiences, lists, invitations, groups and seats."""
