"""Connection, schema, migrations, history."""
