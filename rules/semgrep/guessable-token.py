import random
import secrets
import string

ALPHABET = string.ascii_letters


def make(user, cards, tokens):
    # ruleid: guessable-token
    token = random.getrandbits(64)
    # ruleid: guessable-token
    user.reset_token = "".join(random.choice(ALPHABET) for _ in range(20))
    # ruleid: guessable-token
    password = "".join(random.choices(ALPHABET, k=12))
    # ruleid: guessable-token
    otp = f"{random.randint(0, 999999):06}"
    # ok: guessable-token
    api_key = secrets.token_urlsafe()
    # ok: guessable-token
    salt = "".join(secrets.choice(ALPHABET) for _ in range(8))
    # ok: guessable-token
    card = random.choice(cards)
    # ok: guessable-token
    any_of_the_tokens = random.choice(tokens)
    # ok: guessable-token
    session_id = random.SystemRandom().getrandbits(64)
    return token, password, otp, api_key, salt, card, any_of_the_tokens, session_id


# ruleid: guessable-token
def new_session_key():
    return "".join(random.sample(ALPHABET, 20))
