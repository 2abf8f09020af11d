"""Tests of looking after the cache."""

from archcheck.application.ports.cache_place import CacheContent, CacheWish
from archcheck.application.ports.configuration_loader import ConfigurationRequest
from archcheck.application.ports.project_division import Division
from archcheck.application.use_cases.look_after_cache_use_case import LookAfterCacheUseCase
from tests.unit.application.checking.checking_support import FixedCache, FixedConfigurations
from tests.unit.application.checking.group_support import FixedDivider

REQUEST = ConfigurationRequest(directory="/shop/src")
ALONE = Division(parts=())
USE_CASE = LookAfterCacheUseCase(FixedCache(), FixedConfigurations(), FixedDivider(ALONE))


def test_should_look_at_the_root_of_the_project_when_asked_what_there_is() -> None:
    assert USE_CASE.content(REQUEST, CacheWish()) == CacheContent(
        "/shop/cache", 12_345_678, 256_000_000, 1234
    )


def test_should_look_at_the_root_of_the_project_when_asked_to_clear() -> None:
    assert USE_CASE.clear(REQUEST, CacheWish("/all")) == CacheContent(
        "/all", 12_345_678, 256_000_000, 1234
    )


def test_should_look_at_the_root_of_the_table_when_projects_stand_in_one() -> None:
    use_case = LookAfterCacheUseCase(FixedCache(), FixedConfigurations(), FixedDivider())
    assert use_case.content(REQUEST, CacheWish()).directory == "/shops/cache"
