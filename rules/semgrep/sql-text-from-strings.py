import sqlalchemy
from sqlalchemy import text


def find(session, connection, name, table):
    # ruleid: sql-text-from-strings
    session.execute(text(f"SELECT * FROM person WHERE name = '{name}'"))
    statement = "SELECT * FROM person WHERE name = '%s'" % name
    # ruleid: sql-text-from-strings
    session.execute(sqlalchemy.text(statement))
    # ruleid: sql-text-from-strings
    connection.exec_driver_sql("DELETE FROM person WHERE name = '" + name + "'")
    # ok: sql-text-from-strings
    session.execute(text("SELECT * FROM person WHERE name = :name"), {"name": name})
    # ok: sql-text-from-strings
    session.execute(text(f"SELECT count(*) FROM {table}"))
    # ok: sql-text-from-strings
    connection.exec_driver_sql("SELECT * FROM person WHERE name = ?", (name,))
