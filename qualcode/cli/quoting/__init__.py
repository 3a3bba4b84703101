"""Commands of quotations, their disclosure and reports."""
