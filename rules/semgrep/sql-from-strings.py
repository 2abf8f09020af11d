def find(cursor, connection, name, table, ids, Person):
    # ruleid: sql-from-strings
    cursor.execute(f"SELECT * FROM person WHERE name = '{name}'")
    # ruleid: sql-from-strings
    cursor.execute("SELECT * FROM person WHERE name = '%s'" % name)
    # ruleid: sql-from-strings
    cursor.execute("DELETE FROM person WHERE name = '" + name + "'")
    # ruleid: sql-from-strings
    cursor.execute("UPDATE person SET name = '{}'".format(name))
    cursor.execute(
        # ruleid: sql-from-strings
        f"SELECT * FROM {table} "
        f"WHERE name = '{name}'"
    )
    statement = f"""
        SELECT * FROM person
        WHERE name LIKE '%{name}%'
    """
    # ruleid: sql-from-strings
    connection.execute(statement)
    # ruleid: sql-from-strings
    Person.objects.raw("SELECT * FROM person WHERE id IN (%s)" % ",".join(ids))
    # ok: sql-from-strings
    cursor.execute("SELECT * FROM person WHERE name = %s", (name,))
    # ok: sql-from-strings
    cursor.execute("SELECT * FROM person WHERE name = %s" "", [name])
    # ok: sql-from-strings
    cursor.execute(f"SELECT * FROM {table} WHERE name = ?", (name,))
    marks = ",".join("?" * len(ids))
    # ok: sql-from-strings
    cursor.execute(f"SELECT * FROM person WHERE id IN ({marks})", ids)
    # ok: sql-from-strings
    cursor.execute("SELECT * FROM %s WHERE id IN (%s)" % (table, ",".join(["%s"] * len(ids))), ids)
    # ok: sql-from-strings
    cursor.execute("CREATE INDEX %s ON person (name)" % table)
    # ok: sql-from-strings
    print(f"SELECT * FROM person WHERE name = '{name}'")
    # ok: sql-from-strings
    connection.execute("SELECT a FROM b WHERE c = " + "?", (name,))


def run(task, name):
    # ok: sql-from-strings
    task.execute(f"greeting = {name}")
