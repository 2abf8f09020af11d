from django.db import connection
from django.http import HttpResponse
from sqlalchemy import select, text, update

COLUMNS = {"name": "name", "age": "age"}


def people(request):
    column = request.GET["order"]
    with connection.cursor() as cursor:
        # ruleid: sql-from-request
        cursor.execute("SELECT * FROM person ORDER BY " + column)
        # ruleid: sql-from-request
        cursor.execute(f"SELECT * FROM {request.POST.get('table')}")
        # ok: sql-from-request
        cursor.execute("SELECT * FROM person WHERE name = %s", [request.GET["name"]])
        # ok: sql-from-request
        cursor.execute("SELECT * FROM person ORDER BY " + COLUMNS[column])
        # ok: sql-from-request
        cursor.execute(f"SELECT * FROM person LIMIT {int(request.GET['limit'])}")
    return HttpResponse("done")


def person(request, find_person, session, Person):
    # ok: sql-from-request
    first = find_person.execute(request.GET["name"])
    # ok: sql-from-request
    second = session.execute(select(Person).where(Person.name == request.GET["name"]))
    statement = update(Person).where(Person.id == 1).values(name=request.POST["name"])
    # ok: sql-from-request
    session.execute(statement.returning(Person.id))
    # ok: sql-from-request
    third = session.execute(text("SELECT 1"), {"name": request.GET["name"]})
    # ruleid: sql-from-request
    fourth = session.execute(text(f"SELECT {request.GET['name']}"))
    return first, second, third, fourth
