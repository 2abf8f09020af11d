from flask import request


class View:
    def post(self, request, Person, form):
        # ruleid: record-filled-from-request
        Person.objects.create(**request.data)
        # ruleid: record-filled-from-request
        Person.objects.create(owner=1, **request.POST.dict())
        # ok: record-filled-from-request
        Person.objects.create(name=request.data["name"])
        # ok: record-filled-from-request
        Person.objects.create(**form.cleaned_data)


def add(session, Person, fields):
    # ruleid: record-filled-from-request
    session.add(Person(**request.get_json()))
    # ok: record-filled-from-request
    session.add(Person(name=request.json["name"]))
    # ok: record-filled-from-request
    session.add(Person(**fields))
