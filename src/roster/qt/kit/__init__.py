"""What every page works with: page, workspace, tasks, commands, notices."""
