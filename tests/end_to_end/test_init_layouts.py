"""Tests of what init makes of projects as people lay them out."""

import functools
from collections.abc import Callable, Mapping, Sequence

import pytest

from tests.end_to_end.archcheck_support import archcheck
from tests.end_to_end.init_support import Adopted, Files, adopted, laid_out

COSMIC: Files = {
    "src/allocation/domain/model.py": "LIMIT = 1\n",
    "src/allocation/domain/events.py": "NAME = 'allocated'\n",
    "src/allocation/adapters/orm.py": "from allocation.domain import model\n\nTABLE = model\n",
    "src/allocation/adapters/repository.py": "from allocation.adapters import orm\n\nX = orm\n",
    "src/allocation/service_layer/unit_of_work.py": (
        "from allocation.adapters import repository\n\nX = repository\n"
    ),
    "src/allocation/service_layer/handlers.py": (
        "from allocation.domain import events\n"
        "from allocation.service_layer import unit_of_work\n\nX = (events, unit_of_work)\n"
    ),
    "src/allocation/bootstrap.py": (
        "from allocation.adapters import orm\n"
        "from allocation.service_layer import handlers\n\nX = (orm, handlers)\n"
    ),
    "src/allocation/entrypoints/flask_app.py": (
        "import flask\n\nfrom allocation import bootstrap\n\nAPP = flask.Flask(bootstrap.__name__)\n"
    ),
}
FIVE_LAYERS: Files = {
    "src/shop/presentation/pages.py": "from shop.usecases import order\n\nX = order\n",
    "src/shop/usecases/order.py": "from shop.entities import price\n\nX = price\n",
    "src/shop/entities/price.py": "from shop.common import money\n\nX = money\n",
    "src/shop/infra/storage.py": "from shop.entities import price\n\nX = price\n",
    "src/shop/common/money.py": "X = 1\n",
}
FEATURES: Files = {
    "src/shop/features/orders/place.py": "from shop.shared import money\n\nX = money\n",
    "src/shop/features/orders/cancel.py": "from shop.features.orders import place\n\nX = place\n",
    "src/shop/features/prices/show.py": "from shop.shared import money\n\nX = money\n",
    "src/shop/features/users/greet.py": "X = 1\n",
    "src/shop/shared/money.py": "X = 1\n",
}
SLICED_LAYERS: Files = {
    "src/shop/pages/front.py": "from shop.features import basket\n\nX = basket\n",
    "src/shop/features/basket.py": "from shop.entities import order\n\nX = order\n",
    "src/shop/entities/order.py": "from shop.shared import money\n\nX = money\n",
    "src/shop/shared/money.py": "X = 1\n",
}
FLAT: Files = {
    "shop.py": "import prices\n\nX = prices\n",
    "prices.py": "import money\n\nX = money\n",
    "money.py": "X = 1\n",
}
DJANGO: Files = {
    "manage.py": "import django\n\nX = django\n",
    "orders/models.py": "from django.db import models\n\nX = models\n",
    "orders/views.py": "from orders import forms, models\n\nX = (forms, models)\n",
    "orders/forms.py": "from orders import models\n\nX = models\n",
    "orders/urls.py": "from orders import views\n\nX = views\n",
    "orders/migrations/0001_initial.py": "from django.db import migrations  # by Django\n",
    "prices/models.py": "from django.db import models\n\nX = models\n",
    "prices/views.py": "from prices import models\n\nX = models\n",
    "prices/urls.py": "from prices import views\n\nX = views\n",
}
FASTAPI: Files = {
    "app/main.py": "from app.api import routes\n\nX = routes\n",
    "app/api/routes.py": "import fastapi\n\nfrom app.crud import items\n\nX = (fastapi, items)\n",
    "app/crud/items.py": "from app.models import item\n\nX = item\n",
    "app/models/item.py": "import sqlmodel\n\nfrom app.db import session\n\nX = (sqlmodel, session)\n",
    "app/db/session.py": "from app.core import config\n\nX = config\n",
    "app/core/config.py": "X = 1\n",
}
CONTEXTS: Files = {
    f"src/{context}/{layer}/thing.py": text
    for context in ("ordering", "billing")
    for layer, text in {
        "presentation": f"from {context}.application import thing\n\nX = thing\n",
        "infrastructure": f"from {context}.domain import thing\n\nX = thing\n",
        "application": f"from {context}.domain import thing\n\nX = thing\n",
        "domain": "X = 1\n",
    }.items()
}
LIBRARY: Files = {
    "src/shop/client.py": "from shop import errors, parsing\n\nX = (errors, parsing)\n",
    "src/shop/errors.py": "X = 1\n",
    "src/shop/parsing/lexer.py": "from shop import errors\n\nX = errors\n",
    "src/shop/parsing/tokens.py": "X = 1\n",
    "tests/test_client.py": (
        "from shop import client\n\n\ndef test_should_know_errors_when_imported() -> None:\n"
        "    assert client.X\n"
    ),
}
LAYOUTS = {
    "cosmic": COSMIC,
    "five": FIVE_LAYERS,
    "features": FEATURES,
    "sliced": SLICED_LAYERS,
    "flat": FLAT,
    "django": DJANGO,
    "fastapi": FASTAPI,
    "contexts": CONTEXTS,
    "library": LIBRARY,
}


Layouts = Callable[[str], Adopted]


@pytest.fixture(scope="module", name="laid")
def _laid(tmp_path_factory: pytest.TempPathFactory) -> Layouts:
    """What `archcheck init` makes of each layout, once for all tests that ask."""
    return functools.cache(
        lambda name: adopted(laid_out(tmp_path_factory.mktemp(name), LAYOUTS[name]))
    )


@pytest.mark.parametrize("name", LAYOUTS)
def test_should_pass_the_gate_when_it_is_the_second_command(laid: Layouts, name: str) -> None:
    first = laid(name)
    second = archcheck(first.directory)
    assert (first.run.status, second.status) == (0, 0), (first.run.said, second.said)


@pytest.mark.parametrize(
    ("name", "layers"),
    [
        ("cosmic", ["entrypoints", "service_layer", "adapters", "domain"]),
        ("sliced", ["pages", "features", "entities", "shared"]),
        ("django", ["urls", "views", "forms", "models"]),
    ],
)
def test_should_order_layers_by_their_imports_when_names_do_not_say(
    laid: Layouts, name: str, layers: Sequence[str]
) -> None:
    assert laid(name).configuration["contracts"][0]["layers"] == layers


def test_should_extend_the_pack_when_a_fastapi_application_is_laid_out_like_it(
    laid: Layouts,
) -> None:
    assert laid("fastapi").configuration["extends"] == ["fastapi-layered"]


@pytest.mark.parametrize("name", ["flat", "library", "features"])
def test_should_name_no_layers_when_folders_are_not_called_so(laid: Layouts, name: str) -> None:
    assert "layers" not in laid(name).configuration


def test_should_extend_the_pack_when_its_layers_have_other_names(laid: Layouts) -> None:
    configuration = laid("five").configuration
    assert (configuration["extends"], configuration["layers"]) == (
        ["enterprise-clean"],
        {
            "infrastructure": "{context}.infra",
            "application": "{context}.usecases",
            "domain": "{context}.entities",
            "shared": "{context}.common",
        },
    )


def test_should_keep_slices_apart_when_they_are_called_features(laid: Layouts) -> None:
    contract = laid("features").configuration["contracts"][0]
    assert (contract["type"], contract["modules"]) == ("independence", ["shop.features.*"])


def test_should_use_one_pattern_when_every_context_has_the_layer(laid: Layouts) -> None:
    layers: Mapping[str, object] = laid("django").configuration["layers"]
    assert layers["views"] == "*.views"
