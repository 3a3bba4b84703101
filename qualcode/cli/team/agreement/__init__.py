"""The command agreement: its bare call computes, its subcommands plan and look at one side of it."""
