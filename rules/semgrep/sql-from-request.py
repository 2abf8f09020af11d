from django.db import connection
from django.http import HttpResponse

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
