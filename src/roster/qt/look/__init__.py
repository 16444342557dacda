"""How the window looks: colours, type, icons, fonts, languages."""
