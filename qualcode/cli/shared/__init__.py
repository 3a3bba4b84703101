"""What every command uses: the session, options, output, exit codes."""
