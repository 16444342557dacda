"""Layouts that are no plain table: forms, cards, posts across, chats."""
