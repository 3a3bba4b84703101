"""Run the command line: python -m qualcode."""

from qualcode.cli.start import run

if __name__ == "__main__":
    run()
