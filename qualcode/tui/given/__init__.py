"""The screen of the register: what left the project, to whom, when and by whom."""
