def delete(user, article):
    # ruleid: permission-by-assert
    assert user.is_authenticated
    # ruleid: permission-by-assert
    assert user.has_perm("delete"), "not allowed"
    # ok: permission-by-assert
    if not user.is_staff:
        raise PermissionError(article)
    # ok: permission-by-assert
    assert article.is_published
    # ok: permission-by-assert
    assert user


def test_should_let_admin_in(user):
    # ok: permission-by-assert
    assert user.is_admin
