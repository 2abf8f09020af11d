import logging

logger = logging.getLogger(__name__)


def login(user, password, api_key, settings):
    # ruleid: secret-in-log
    logger.info("login of %s with %s", user, password)
    # ruleid: secret-in-log
    logger.debug(f"key {api_key}")
    # ruleid: secret-in-log
    logging.error("bad password " + user.password)
    # ruleid: secret-in-log
    logger.warning("key {}".format(settings.client_secret))
    # ok: secret-in-log
    logger.info("login of %s", user)
    # ok: secret-in-log
    logger.info("the password is wrong")
    # ok: secret-in-log
    logger.info("password of %d characters", len(password))
    # ok: secret-in-log
    logger.debug("uses %s", settings.password_policy)
    # ok: secret-in-log
    user.check(password)
